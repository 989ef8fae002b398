import {svg, html} from './vendor/lit-html/lit-html.js';

const icon = paths => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>`;

export const icons = {
  overview: icon(svg`<path d="M4 20V11M10 20V4M16 20v-7M22 20H2" />`),
  report: icon(svg`<path d="M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7" />`),
  record: icon(svg`<path d="M4 20h4L19 9l-4-4L4 16zM13 7l4 4" />`),
  live: icon(svg`<path d="M2 12h4l3-8 5 16 3-8h5" />`),
  audit: icon(svg`<path d="M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5" />`),
  previous: icon(svg`<path d="M15 5l-7 7 7 7" />`),
  next: icon(svg`<path d="M9 5l7 7-7 7" />`),
  close: icon(svg`<path d="M5 5l14 14M19 5L5 19" />`),
  download: icon(svg`<path d="M12 3v12M7 11l5 5 5-5M4 20h16" />`),
  clock: icon(svg`<path d="M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3 3" />`),
  print: icon(svg`<path d="M7 8V3h10v5M7 17H4v-7a2 2 0 012-2h12a2 2 0 012 2v7h-3M7 14h10v7H7z" />`),
};
