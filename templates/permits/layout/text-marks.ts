import type { Weight } from '../typeface/font-files.ts'
import { widthOf } from '../typeface/typeface.ts'
import type { Colour, Mark } from './mark.ts'
import { ink } from './measures.ts'

export interface TextStyle {
  readonly size: number
  readonly weight?: Weight
  readonly colour?: Colour
  readonly spacing?: number
}

/** Text that begins at `x`. */
export function textFrom(text: string, x: number, y: number, style: TextStyle): Mark {
  const { size, weight = 'regular', colour = ink, spacing = 0 } = style
  return { type: 'text', text, x, y, size, weight, colour, spacing }
}

/** Text that ends at `x`. */
export function textUpTo(text: string, x: number, y: number, style: TextStyle): Mark {
  return textFrom(text, x - measured(text, style), y, style)
}

/** Text whose middle is at `x`. */
export function textAround(text: string, x: number, y: number, style: TextStyle): Mark {
  return textFrom(text, x - measured(text, style) / 2, y, style)
}

/** Text spread evenly over `width`, as the labels of printed forms are; one that does not fit is set smaller. */
export function textAcross(text: string, x: number, y: number, width: number, style: TextStyle): Mark {
  const natural = measured(text, style)
  const gaps = [...text].length - 1
  if (natural > width) return textFrom(text, x, y, { ...style, size: (style.size * width) / natural })
  if (gaps < 1) return textAround(text, x + width / 2, y, style)
  return textFrom(text, x, y, { ...style, spacing: (width - natural) / gaps })
}

function measured(text: string, style: TextStyle): number {
  return widthOf(text, style.weight ?? 'regular', style.size, style.spacing ?? 0)
}
