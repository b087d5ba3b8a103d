import type { PDFFont, PDFName, PDFPage } from 'pdf-lib'
import {
  appendBezierCurve,
  beginText,
  closePath,
  endText,
  fill,
  lineTo,
  moveTo,
  type PDFOperator,
  popGraphicsState,
  pushGraphicsState,
  setCharacterSpacing,
  setFillingRgbColor,
  setFontAndSize,
  setLineWidth,
  setStrokingRgbColor,
  setTextMatrix,
  showText,
  stroke,
} from 'pdf-lib'
import type { Colour, Mark, PathStep, Sheet } from '../layout/mark.ts'
import { sheetHeight } from '../layout/measures.ts'
import type { Weight } from '../typeface/font-files.ts'
import type { EmbeddedFonts } from './embed-fonts.ts'
import { replacedText } from './replaced-text.ts'
import { ringPath } from './ring-path.ts'

type Painted = Exclude<Mark, { readonly type: 'link' }>
type TextMark = Extract<Mark, { readonly type: 'text' }>

/** Draws every mark of a sheet in its order, which is also the order in which the text is read. */
export function paintSheet(page: PDFPage, sheet: Sheet, fonts: EmbeddedFonts): void {
  const keys: Record<Weight, PDFName> = {
    regular: page.node.newFontDictionary('Serif', fonts.regular.ref),
    semibold: page.node.newFontDictionary('SerifSemiBold', fonts.semibold.ref),
  }
  for (const mark of sheet.marks) {
    if (mark.type === 'link') continue
    const operators =
      mark.type === 'text' ? textOperators(mark, fonts[mark.weight], keys[mark.weight]) : shapeOperators(mark)
    page.pushOperators(pushGraphicsState(), ...operators, popGraphicsState())
  }
}

function textOperators(mark: TextMark, font: PDFFont, key: PDFName): readonly PDFOperator[] {
  const shown = [
    beginText(),
    setFillingRgbColor(...fractions(mark.colour)),
    setFontAndSize(key, rounded(mark.size)),
    setCharacterSpacing(rounded(mark.spacing)),
    setTextMatrix(1, 0, 0, 1, rounded(mark.x), up(mark.y)),
    showText(font.encodeText(mark.text)),
    endText(),
  ]
  const isSpread = mark.spacing > mark.size * 0.1
  return isSpread ? replacedText(mark.text, shown) : shown
}

function shapeOperators(mark: Exclude<Painted, TextMark>): readonly PDFOperator[] {
  switch (mark.type) {
    case 'line':
      return [...strokeWith(mark.width, mark.colour), moveTo(...point(mark.from)), lineTo(...point(mark.to)), stroke()]
    case 'frame': {
      const { x, y, width, height } = mark.box
      const corners = [
        [x, y],
        [x + width, y],
        [x + width, y + height],
        [x, y + height],
      ] as const
      const path = corners.map((to, index): PathStep => ({ type: index === 0 ? 'move' : 'line', to }))
      return [...strokeWith(mark.width, mark.colour), ...trace([...path, { type: 'close' }]), stroke()]
    }
    case 'ring':
      return [...strokeWith(mark.width, mark.colour), ...trace(ringPath(mark.x, mark.y, mark.radius)), stroke()]
    case 'shape':
      return [setFillingRgbColor(...fractions(mark.colour)), ...trace(mark.path), fill()]
  }
}

function trace(path: readonly PathStep[]): readonly PDFOperator[] {
  return path.map(traceStep)
}

function traceStep(step: PathStep): PDFOperator {
  switch (step.type) {
    case 'move':
      return moveTo(...point(step.to))
    case 'line':
      return lineTo(...point(step.to))
    case 'curve': {
      const [x1, y1, x2, y2] = step.by
      return appendBezierCurve(...point([x1, y1]), ...point([x2, y2]), ...point(step.to))
    }
    case 'close':
      return closePath()
  }
}

function strokeWith(width: number, colour: Colour): readonly PDFOperator[] {
  return [setLineWidth(width), setStrokingRgbColor(...fractions(colour))]
}

function point([x, y]: readonly [number, number]): [number, number] {
  return [rounded(x), up(y)]
}

function up(y: number): number {
  return rounded(sheetHeight - y)
}

function fractions([red, green, blue]: Colour): [number, number, number] {
  return [red / 255, green / 255, blue / 255].map((part) => Math.round(part * 10_000) / 10_000) as [
    number,
    number,
    number,
  ]
}

// A hundredth of a point is finer than any printer; more digits only make the file larger.
function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
