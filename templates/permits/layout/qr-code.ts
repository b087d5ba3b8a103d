import qrcode from 'qrcode-generator'
import type { Mark, PathStep } from './mark.ts'
import { ink } from './measures.ts'

/** A QR code as one shape of rectangles, `side` points wide; the paper around it is its quiet zone. */
export function qrCode(text: string, x: number, y: number, side: number): Mark {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const module = side / count
  const path: PathStep[] = []
  for (let row = 0; row < count; row += 1) {
    for (const [from, to] of darkRuns(count, (column) => code.isDark(row, column))) {
      path.push(...rectangle(x + from * module, y + row * module, (to - from) * module, module))
    }
  }
  return { type: 'shape', path, colour: ink }
}

function darkRuns(count: number, isDark: (column: number) => boolean): readonly (readonly [number, number])[] {
  const runs: [number, number][] = []
  for (let column = 0; column < count; column += 1) {
    if (!isDark(column)) continue
    const last = runs.at(-1)
    if (last?.[1] === column) last[1] = column + 1
    else runs.push([column, column + 1])
  }
  return runs
}

function rectangle(x: number, y: number, width: number, height: number): readonly PathStep[] {
  return [
    { type: 'move', to: [x, y] },
    { type: 'line', to: [x + width, y] },
    { type: 'line', to: [x + width, y + height] },
    { type: 'line', to: [x, y + height] },
    { type: 'close' },
  ]
}
