@echo off
setlocal EnableExtensions DisableDelayedExpansion
rem Monday: bring in what is new in the shared workbook, publish, and open the page.
rem For the laptop that keeps the record. Double-click it, or run it from a console.
rem How it fits together: docs/how-to/three-laptops-one-folder.md

rem ---------------------------------------------------------------------------
rem Set these once. Leave the quotation marks where they are. Write a percent
rem sign in a path twice.

rem The shared workbook into which everybody types. Close it in Excel first.
set "INBOX=S:\Office\Advice log.xlsx"

rem The file that says what its columns mean (isa import --suggest-map makes one).
set "MAP=S:\Office\advice-log-map.toml"

rem The folder for what is published. Nothing else should lie in it.
set "FOLDER=S:\Office\Published"

rem Who records. Leave it empty for the name you are logged in with.
set "ISA_RECORDED_BY="
rem ---------------------------------------------------------------------------

rem A shared folder can't always be stood in, so stand in a folder of your own.
cd /d "%USERPROFILE%"

if not exist "%INBOX%" goto no_inbox
if not exist "%MAP%" goto no_map
if not exist "%FOLDER%\" goto no_folder

echo 1 of 3: bringing in what is new in "%INBOX%"
rem Rows that were changed since last time are only taken with a reason.
set "BECAUSE="
set /p "BECAUSE=If rows were changed, say why, else press Enter: "
if not defined BECAUSE goto no_reason
rem A quotation mark in it would end the words.
set "BECAUSE=%BECAUSE:"='%"
isa import "%INBOX%" --map "%MAP%" --because "%BECAUSE%"
set "CODE=%ERRORLEVEL%"
if not "%CODE%"=="0" goto failed
goto publish

:no_reason
isa import "%INBOX%" --map "%MAP%"
set "CODE=%ERRORLEVEL%"
if not "%CODE%"=="0" goto failed

:publish
echo 2 of 3: publishing in "%FOLDER%"
isa report publish "%FOLDER%"
set "CODE=%ERRORLEVEL%"
if not "%CODE%"=="0" goto failed

echo 3 of 3: opening the page
start "" "%FOLDER%\dashboard.html"
set "CODE=%ERRORLEVEL%"
if not "%CODE%"=="0" goto failed
exit /b 0

:no_inbox
echo The workbook is not there: "%INBOX%"
set "CODE=5"
goto failed

:no_map
echo The file that says what its columns mean is not there: "%MAP%"
set "CODE=5"
goto failed

:no_folder
echo The folder for what is published is not there: "%FOLDER%"
set "CODE=5"
goto failed

:failed
echo.
echo It stopped here, with exit code %CODE%. What went wrong is said above.
echo Nothing was brought in by half. Put it right and run this again.
pause
exit /b %CODE%
