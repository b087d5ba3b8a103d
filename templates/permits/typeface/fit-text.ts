import type { Weight } from './font-files.ts'
import { widthOf } from './typeface.ts'
import { wrapText } from './wrap-text.ts'

export interface FittedText {
  readonly lines: readonly string[]
  readonly size: number
}

/** The largest of the given sizes at which the text takes at most `lines` lines; at the smallest it may take more. */
export function fitText(
  text: string,
  weight: Weight,
  sizes: readonly [number, ...number[]],
  width: number,
  lines = 1,
): FittedText {
  let fitted: FittedText = { lines: [text], size: sizes[0] }
  for (const size of sizes) {
    fitted = { lines: wrapText(text, weight, size, width), size }
    if (fitted.lines.length <= lines) return fitted
  }
  return fitted
}

/** One line, scaled down when it is wider than `width`. */
export function shrinkToLine(text: string, weight: Weight, size: number, width: number): number {
  return size * Math.min(1, width / widthOf(text, weight, size))
}
