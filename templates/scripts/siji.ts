// Everything here only makes smoother what works without it.
import 'htmx.org'
import './compare-file.ts'
import { SijiDraft } from './elements/siji-draft.ts'
import { SijiShortcuts } from './elements/siji-shortcuts.ts'
import './print-now.ts'
import './siji-autosave.ts'
import './siji-upload.ts'

customElements.define('siji-draft', SijiDraft)
customElements.define('siji-shortcuts', SijiShortcuts)
