import type { Weight } from './font-files.ts'
import { widthOf } from './typeface.ts'

const closing = '，。、；：？！）》〉」』】〕〗”’…—％·,.;:?!)]}%'
const opening = '（《〈「『【〔〖“‘([{￥¥'

/**
 * Breaks a text into lines no wider than `width`: between any two Chinese characters, never before a closing or after
 * an opening mark, in Latin words and numbers only when one alone is wider than the line. Line feeds are kept.
 */
export function wrapText(text: string, weight: Weight, size: number, width: number, indent = 0): readonly string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, weight, size, width, indent))
}

function wrapParagraph(text: string, weight: Weight, size: number, width: number, indent: number): string[] {
  const lines: string[] = []
  let line = ''
  const room = () => (lines.length === 0 ? width - indent : width)
  for (const piece of piecesOf(text)) {
    if (widthOf((line + piece).trimEnd(), weight, size) <= room()) {
      line += piece
      continue
    }
    if (line.trim() !== '') {
      lines.push(line.trimEnd())
      line = ''
    }
    for (const part of splitToFit(piece.trimStart(), weight, size, room)) {
      if (line !== '') lines.push(line)
      line = part
    }
  }
  return [...lines, line.trimEnd()]
}

/** The parts between which a line may break. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  for (const token of text.match(/ +|[\p{Script=Latin}\p{Nd}.,:/@#&+%_?=~²³°–-]+|./gu) ?? []) {
    const last = pieces.at(-1)
    const clings = last !== undefined && (closing.includes(token) || opening.includes(last.slice(-1)))
    if (clings) pieces[pieces.length - 1] = last + token
    else pieces.push(token)
  }
  return pieces
}

function splitToFit(piece: string, weight: Weight, size: number, room: () => number): readonly string[] {
  const parts: string[] = []
  let part = ''
  for (const character of piece) {
    if (part !== '' && widthOf(part + character, weight, size) > room()) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}
