# Runs Maven on this project, for mvnw.cmd: on a JDK that is new enough, and on the installed Maven if it is 3.8 or newer.
# What is missing is downloaded, checked by its checksum: the JDK and the Maven that maven-wrapper.properties names.
# BUFDIR_JDK_URL names another place that serves JDKs as https://api.adoptium.net/v3 does.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12

$root = Split-Path (Split-Path $PSScriptRoot)
$dists = Join-Path $env:USERPROFILE '.m2\wrapper\dists-bufdir'
$properties = @{}
Get-Content (Join-Path $PSScriptRoot 'maven-wrapper.properties') | Where-Object { $_ -match '^(\w+)=(.*)$' } |
    ForEach-Object { $properties[$Matches[1]] = $Matches[2].Trim() }

function Say($text) { [Console]::Error.WriteLine("mvnw: $text") }
function Stop-With($text) { Say $text; exit 1 }

# Downloads a zip of one directory. Unpacks aside and renames at the end, so that half of it is never used.
function Install-Archive($name, $url, $algorithm, $checksum) {
    New-Item -ItemType Directory -Force $dists | Out-Null
    $aside = Join-Path $dists ('.download.' + [Guid]::NewGuid())
    New-Item -ItemType Directory $aside | Out-Null
    try {
        if ($checksum -like 'http*') {
            Invoke-WebRequest -UseBasicParsing $checksum -OutFile "$aside\checksum"
            $checksum = ((Get-Content "$aside\checksum" -TotalCount 1) -split ' ')[0]
        }
        Invoke-WebRequest -UseBasicParsing $url -OutFile "$aside\archive.zip"
        $actual = (Get-FileHash -Algorithm $algorithm "$aside\archive.zip").Hash
        if ($actual -ne $checksum) {
            Stop-With "$url has another checksum than expected, and was removed. Expected $checksum, got $actual."
        }
        Expand-Archive "$aside\archive.zip" "$aside\unpacked"
        $unpacked = Get-ChildItem "$aside\unpacked" -Directory | Select-Object -First 1
        if (-not (Test-Path "$dists\$name")) { Move-Item $unpacked.FullName "$dists\$name" }
    } catch {
        Stop-With "could not download ${url}: $_ Is this machine offline?"
    } finally {
        Remove-Item -Recurse -Force $aside -ErrorAction SilentlyContinue
    }
}

# The major version of the JDK in a directory; 0 if it holds none.
function Get-Major($jdk) {
    if ($jdk -and (Test-Path "$jdk\bin\javac.exe") -and (Test-Path "$jdk\release")) {
        $line = Select-String -Path "$jdk\release" -Pattern '^JAVA_VERSION="(1\.)?(\d+)' | Select-Object -First 1
        if ($line) { return [int]$line.Matches[0].Groups[2].Value }
    }
    return 0
}

[xml]$pom = Get-Content (Join-Path $root 'pom.xml')
$wanted = [int]$pom.project.properties.'java.version'
if ((Get-Major $env:JAVA_HOME) -lt $wanted) {
    $places = 'Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu', 'Amazon Corretto', 'BellSoft' |
        ForEach-Object { Join-Path $env:ProgramFiles $_ }
    $places += Join-Path $env:USERPROFILE '.jdks'
    $found = $places | Where-Object { Test-Path $_ } | ForEach-Object { Get-ChildItem $_ -Directory } |
        Where-Object { (Get-Major $_.FullName) -ge $wanted } | Sort-Object { Get-Major $_.FullName } |
        Select-Object -First 1
    if ($found) {
        $env:JAVA_HOME = $found.FullName
    } else {
        $release = $properties['jdkRelease']
        $env:JAVA_HOME = "$dists\$release"
        if (-not (Test-Path $env:JAVA_HOME)) {
            $jdks = if ($env:BUFDIR_JDK_URL) { $env:BUFDIR_JDK_URL } else { 'https://api.adoptium.net/v3' }
            $arch = if ($env:PROCESSOR_ARCHITECTURE -eq 'ARM64') { 'aarch64' } else { 'x64' }
            $which = "version/$($release -replace '\+', '%2B')/windows/$arch/jdk/hotspot/normal/eclipse"
            Say "no JDK $wanted or newer is installed; downloading Temurin $release to $env:JAVA_HOME"
            Install-Archive $release "$jdks/binary/$which" 'SHA256' "$jdks/checksum/$which"
        }
    }
}

$maven = Get-Command mvn.cmd -ErrorAction SilentlyContinue | Select-Object -First 1 -ExpandProperty Source
if ($env:MAVEN_HOME -and (Test-Path "$env:MAVEN_HOME\bin\mvn.cmd")) { $maven = "$env:MAVEN_HOME\bin\mvn.cmd" }
if ($maven) {
    $version = (& $maven --version | Out-String)
    if ($version -notmatch 'Apache Maven (\d+)\.(\d+)' -or [int]$Matches[1] * 1000 + [int]$Matches[2] -lt 3008) { $maven = $null }
}
if (-not $maven) {
    $url = $properties['distributionUrl'] -replace '\.tar\.gz$', '.zip'
    $name = ($url -split '/')[-1] -replace '-bin\.zip$', ''
    $maven = "$dists\$name\bin\mvn.cmd"
    if (-not (Test-Path $maven)) {
        Say "no Maven 3.8 or newer is installed; downloading $url"
        Install-Archive $name $url 'SHA512' "$url.sha512"
    }
}

# Called from elsewhere, it still builds this project.
if (-not "$((Get-Location).Path)\".StartsWith("$root\")) { Set-Location $root }
& $maven @args
exit $LASTEXITCODE
