import type { PermitPage } from '../combined-permits.ts'
import { fitText } from '../typeface/fit-text.ts'
import { words } from '../words.ts'
import type { Mark } from './mark.ts'
import { left, right, softInk } from './measures.ts'
import { qrCode } from './qr-code.ts'
import { seal } from './seal.ts'
import { textAcross, textAround, textFrom } from './text-marks.ts'

/** Nothing of the table may reach below this where the foot stands. */
export const footTop = 634

const qr = { x: left, y: 662, side: 76 }
const labels = { x: 318, width: 50 }
const values = { x: 382, width: right - 382 }
const size = 12.8

/** QR code and check word at the left; authority and date at the right, on the seal, which lies below the text. */
export function permitFoot(permit: PermitPage): readonly Mark[] {
  const caption = { size: 9, colour: softInk }
  const authority = fitText(permit.authority, 'semibold', [size, 11.5, 10.5, 9.5], values.width, 2)
  const lines = authority.lines.map((line, index) => {
    const y = 686 - (authority.lines.length - 1 - index) * authority.size * 1.35
    return textFrom(line, values.x, y, { size: authority.size, weight: 'semibold' })
  })
  return [
    ...seal(permit.seal, 490, 702),
    qrCode(permit.verifyUrl, qr.x, qr.y, qr.side),
    textAround(words.scanToVerify, qr.x + qr.side / 2, qr.y + qr.side + 13, caption),
    textAround(`${words.checkWord} ${permit.checkWord}`, qr.x + qr.side / 2, qr.y + qr.side + 26, caption),
    textAcross(words.authority, labels.x, 686, labels.width, { size }),
    ...lines,
    textAcross(words.date, labels.x, 715, labels.width, { size }),
    textFrom(permit.issuedOnText, values.x, 715, { size, weight: 'semibold' }),
  ]
}
