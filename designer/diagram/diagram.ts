import './diagram.css'
import { SijiDiagram } from './siji-diagram.ts'

customElements.define('siji-diagram', SijiDiagram)
