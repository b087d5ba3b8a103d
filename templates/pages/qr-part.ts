import qrcode from 'qrcode-generator'

/** A QR code as the path of an SVG; `side` = its size in the units of the path, with a quiet zone of four modules. */
export interface QrPart {
  readonly side: number
  readonly path: string
}

/** The QR code of a text, with medium error correction (15 %). */
export function qrPart(text: string): QrPart {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const quiet = 4
  let path = ''
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (code.isDark(row, column)) path += `M${column + quiet} ${row + quiet}h1v1h-1z`
    }
  }
  return { side: count + 2 * quiet, path }
}
