import { SijiMoves } from './siji-moves.ts'

customElements.define('siji-moves', SijiMoves)
