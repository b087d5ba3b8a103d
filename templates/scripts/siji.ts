// Everything here only makes smoother what works without it.
import 'htmx.org'
import './compare-file.ts'
import './print-now.ts'
import './siji-autosave.ts'
import './siji-upload.ts'
