@echo off
rem Starts Imprint on the first JDK 25 that it finds, judged by its "release" file.
setlocal DisableDelayedExpansion
for %%A in ("%~dp0..") do set "APP=%%~fA"
set "JDK="

if not defined IMPRINT_JAVA_HOME goto search
call :try "%IMPRINT_JAVA_HOME%"
if defined JDK goto start
>&2 echo imprint: IMPRINT_JAVA_HOME does not name a JDK 25: correct or unset it.
exit /b 1

:search
call :try "%APP%\runtime"
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%ProgramFiles%\Zulu\zulu-25*" "%USERPROFILE%\.jdks\*25*") do call :try "%%~fD"
if defined JDK goto start
>&2 echo imprint: needs JDK 25 and found none: install Temurin 25 from https://adoptium.net/temurin/releases/?version=25 or name one in IMPRINT_JAVA_HOME.
exit /b 1

:start
set "HEAP="
if "%~1"=="" set "HEAP=-Xms32m"
set "THOROUGH=-XX:Tier4InvocationThreshold=250000 -XX:Tier4MinInvocationThreshold=30000 -XX:Tier4CompileThreshold=750000 -XX:Tier4BackEdgeThreshold=2000000"
set "COMPILER=-XX:TieredStopAtLevel=1"
for %%W in ("" generate label) do if "%~1"=="%%~W" set "COMPILER=%THOROUGH%"
for %%W in ("ledger verify" "bench generate" "bench label" "bench ledger") do if "%~1 %~2"=="%%~W" set "COMPILER=%THOROUGH%"
set "CACHE="
if exist "%APP%\imprint.aot" set CACHE="-XX:AOTCache=%APP%\imprint.aot" -Xlog:aot=off -Xlog:cds=off
"%JDK%\bin\java.exe" %HEAP% -XX:+UseSerialGC %COMPILER% --module-path "%APP%\fx" --add-modules javafx.controls,javafx.fxml,javafx.swing --enable-native-access=ALL-UNNAMED,javafx.graphics "-DjSerialComm.library.path=%APP%\native" %CACHE% -cp "%APP%\imprint.jar;%APP%\lib\*" imprint.Imprint %*
exit /b %ERRORLEVEL%

:try
if defined JDK exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /r /c:"^JAVA_VERSION=.25[^0-9]" "%~1\release" >nul && set "JDK=%~1"
exit /b 0
