// Of the page of a survey alone; everything here only makes smoother what works without it.
import { SijiSignature } from './siji-signature.ts'
import { SijiSurvey } from './siji-survey.ts'

customElements.define('siji-signature', SijiSignature)
customElements.define('siji-survey', SijiSurvey)
