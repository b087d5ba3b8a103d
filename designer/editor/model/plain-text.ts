import { FORBIDDEN_CHARACTER } from '../../../engine/model/xml/character-references.ts'

/** More than anybody writes into one field; a whole file may have two million. */
export const MOST_CHARACTERS = 50_000

/** What XML 1.0 cannot hold (§2.2), halves of pairs among it, which no encoding can write. */
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const FORBIDDEN = new RegExp(`${FORBIDDEN_CHARACTER.source}|${HALVES.source}`, 'g')

/** Why a text cannot be taken over; `null` for every text that can. */
export function textProblem(text: string): string | null {
  if (text.length > MOST_CHARACTERS) return tooLong(text.length)
  const count = text.match(FORBIDDEN)?.length ?? 0
  return count === 0 ? null : `含有 ${count} 个看不见的控制字符，文件里不能保存，请删去。`
}

export function tooLong(found: number): string {
  return `最多 ${MOST_CHARACTERS.toLocaleString('zh-CN')} 个字，这里有 ${found.toLocaleString('zh-CN')} 个，没有写进流程，原来的内容没有变。`
}

export function withoutForbidden(text: string): string {
  return text.replace(FORBIDDEN, '')
}
