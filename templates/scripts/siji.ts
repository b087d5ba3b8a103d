// Everything here only makes smoother what works without it.
import 'htmx.org'
import './print-now.ts'
import './siji-autosave.ts'
import './siji-upload.ts'
