@echo off
rem Runs Maven on this project: mvnw verify, mvnw spring-boot:run. Does what ./mvnw does elsewhere.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0.mvn\wrapper\mvnw.ps1" %*
exit /b %ERRORLEVEL%
