import {number} from './format.js';

const BAR_HEIGHT = 38;
const REMAINDER = 24;
const HEIGHT = 260;
const FAMILY = 'Inter, system-ui, sans-serif';
let library = null;

/** The library is large, so it is loaded when a chart is in sight and everything else is there. */
async function load() {
  await new Promise(done => (globalThis.requestIdleCallback ?? setTimeout)(done));
  library ??= import('./vendor/echarts/echarts.simple.min.js').then(() => globalThis.echarts);
  return library;
}

/** `<bar-chart>` draws bars of `data`: `{labels, series: [{name, values, faint}], horizontal}`. */
class BarChart extends HTMLElement {
  #chart = null;
  #data = null;
  #sizes = new ResizeObserver(() => this.#chart?.resize());
  #schemes = matchMedia('(prefers-color-scheme: dark)');
  #redraw = () => this.#draw();
  #sight = new IntersectionObserver(seen => {
    if (seen.some(it => it.isIntersecting)) {
      this.#sight.disconnect();
      this.#seen = true;
      this.#draw();
    }
  }, {rootMargin: '200px'});
  #seen = false;

  set data(data) {
    if (JSON.stringify(data) === JSON.stringify(this.#data)) return;
    this.#data = data;
    this.#draw();
  }

  connectedCallback() {
    this.#sizes.observe(this);
    this.#sight.observe(this);
    this.#schemes.addEventListener('change', this.#redraw);
    this.#draw();
  }

  disconnectedCallback() {
    this.#sizes.disconnect();
    this.#sight.disconnect();
    this.#schemes.removeEventListener('change', this.#redraw);
    this.#chart?.dispose();
    this.#chart = null;
  }

  async #draw() {
    if (!this.#data || !this.isConnected) return;
    const {labels, horizontal} = this.#data;
    this.style.height = (horizontal ? labels.length * BAR_HEIGHT + REMAINDER : HEIGHT) + 'px';
    if (!this.#seen) return;
    const echarts = await load();
    if (!this.isConnected) return;
    this.#chart ??= echarts.init(this, null, {renderer: 'canvas'});
    this.#chart.resize();
    this.#chart.setOption(option(this.#data, getComputedStyle(this)), true);
    this.dataset.drawn = '';
  }
}

function option({labels, series, horizontal}, style) {
  const colour = token => style.getPropertyValue('--ds-color-' + token).trim();
  const text = {fontFamily: FAMILY, fontSize: 13, color: colour('neutral-text-default')};
  const names = {type: 'category', data: labels, inverse: Boolean(horizontal), axisTick: {show: false}, axisLabel: {...text, interval: 0, hideOverlap: true},
    axisLine: {show: !horizontal, lineStyle: {color: colour('neutral-border-subtle')}}};
  const values = {type: 'value', axisLabel: {...text, color: colour('neutral-text-subtle'), formatter: it => number(it)}, show: !horizontal,
    splitLine: {lineStyle: {color: colour('neutral-border-subtle'), type: 'dashed'}}};
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 400,
    grid: {left: 4, right: horizontal ? 64 : 4, top: horizontal ? 4 : 28, bottom: 4, containLabel: true},
    xAxis: horizontal ? values : names,
    yAxis: horizontal ? names : values,
    series: series.map(it => ({
      type: 'bar',
      name: it.name,
      data: it.values,
      barMaxWidth: 22,
      barGap: '15%',
      itemStyle: {
        color: colour(it.faint ? 'accent-surface-active' : 'accent-base-default'),
        borderRadius: horizontal ? [0, 4, 4, 0] : [4, 4, 0, 0],
      },
      label: {show: Boolean(horizontal), position: 'right', ...text, formatter: point => number(point.value)},
    })),
  };
}

customElements.define('bar-chart', BarChart);
