import { type Both, both } from '../part.ts'

const LONGEST = 80
const AROUND = 16

/** Two long texts, each from shortly before the place where they begin to differ; short ones stay whole. */
export function excerpts(before: Both, after: Both): readonly [Both, Both] {
  const zh = cut(before.zh, after.zh)
  const en = cut(before.en, after.en)
  return [both(zh[0], en[0]), both(zh[1], en[1])]
}

function cut(before: string, after: string): readonly [string, string] {
  if (before.length <= LONGEST && after.length <= LONGEST) return [before, after]
  let same = 0
  while (same < before.length && before[same] === after[same]) same += 1
  const from = Math.max(0, same - AROUND)
  return [shown(before, from), shown(after, from)]
}

function shown(text: string, from: number): string {
  const end = from + LONGEST
  return `${from > 0 && text !== '' ? '…' : ''}${text.slice(from, end)}${end < text.length ? '…' : ''}`
}
