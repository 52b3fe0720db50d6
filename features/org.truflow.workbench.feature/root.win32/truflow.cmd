@echo off
rem Opens the workbench. truflow --help lists the options.
setlocal enabledelayedexpansion
set "HERE=%~dp0"
if "%HERE:~-1%"=="\" set "HERE=%HERE:~0,-1%"

rem The runtime that came with it, else JAVA_HOME, else the path.
set "JAVA="
if exist "%HERE%\jre\bin\javaw.exe" set "JAVA=%HERE%\jre\bin\javaw.exe"
if not defined JAVA if defined JAVA_HOME if exist "%JAVA_HOME%\bin\javaw.exe" set "JAVA=%JAVA_HOME%\bin\javaw.exe"
if not defined JAVA for %%J in (javaw.exe) do if not "%%~$PATH:J"=="" set "JAVA=%%~$PATH:J"
if not defined JAVA (
    echo truflow: needs Java 25 or newer: set JAVA_HOME, or install it from adoptium.net 1>&2
    exit /b 1
)

rem The value of --data among the arguments, else the default.
set "DATA="
set "NEXT="
for %%A in (%*) do (
    if defined NEXT (
        set "DATA=%%~A"
        set "NEXT="
    )
    if "%%~A"=="--data" set "NEXT=yes"
)
set "GIVEN=--data"
if defined DATA (set "GIVEN=") else (set "DATA=%LOCALAPPDATA%\Truflow\peer")
for %%L in ("%HERE%\plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%L"
if not exist "%DATA%\.equinox" mkdir "%DATA%\.equinox"

set "LINE=-Xmx1g -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
set "LINE=%LINE% --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true"
set "ARGS=-nosplash -install "%HERE%" -configuration "%DATA%\.equinox" -data "%DATA%\workbench" -user @none"
if defined GIVEN (
    start "" "%JAVA%" %LINE% %TRUFLOW_JAVA_OPTS% -jar "%LAUNCHER%" %ARGS% %* --data "%DATA%"
) else (
    start "" "%JAVA%" %LINE% %TRUFLOW_JAVA_OPTS% -jar "%LAUNCHER%" %ARGS% %*
)
