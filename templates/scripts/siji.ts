// Everything here only makes smoother what works without it.
import 'htmx.org'
import './elements/compare-file.ts'
import { SijiDraft } from './elements/siji-draft.ts'
import { SijiShortcuts } from './elements/siji-shortcuts.ts'
import './elements/print-now.ts'
import './elements/siji-company.ts'
import './elements/siji-autosave.ts'
import './elements/siji-rows.ts'
import './elements/siji-look.ts'
import './elements/siji-upload.ts'
import { keepPage } from './keep-page.ts'
import { forgetPagesAtSignOut } from './survey/offline-page.ts'

keepPage()
customElements.define('siji-draft', SijiDraft)
customElements.define('siji-shortcuts', SijiShortcuts)
forgetPagesAtSignOut()
