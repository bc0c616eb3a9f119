"""What an adult companion works with: safe replacements, the call sheet, the safeguarding report. Never published."""
