import type { JsonValue } from '../../expressions/expression.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import { isObject } from '../reading.ts'
import type { Refusal } from '../world/send.ts'

interface Words {
  readonly message: string
  readonly messageZh: string
}

type NameOf = (id: string) => string

/** Why a step of a scenario was not taken, for people who know the diagram: names in place of ids. */
export function differenceInWords(processes: readonly ProcessDefinition[], refusal: Refusal): Words {
  const { message, messageZh, expected, found } = refusal
  const nameOf = namesOf(processes)
  if (refusal.code !== 'check-failed') return { message, messageZh: withNames(messageZh, nameOf) }
  const key = Object.keys(Object(expected))[0] ?? ''
  // Both hold what a check compared, which is plain JSON.
  const [wanted, seen] = [expected, found].map((side) => (side as { readonly [key: string]: JsonValue })[key] ?? null)
  return { message, messageZh: inChinese(key, wanted ?? null, seen ?? null, nameOf) ?? withNames(messageZh, nameOf) }
}

function inChinese(path: string, wanted: JsonValue, seen: JsonValue, nameOf: NameOf): string | null {
  const key = path.split('.').at(-1) ?? path
  if (key === 'ended' || key === 'allEnded')
    return wanted === true ? '应已结束，实际仍在办理。' : '应仍在办理，实际已经结束。'
  if (key === 'waiting') return `应等待${countsOf(wanted, nameOf)}；实际等待${countsOf(seen, nameOf)}。`
  if (key === 'counts') return `次数应为${countsOf(wanted, nameOf)}；实际为${countsOf(seen, nameOf)}。`
  if (key === 'completedActivities' || key === 'cancelled') {
    const missing = textsOf(wanted).filter((id) => !textsOf(seen).includes(id))
    const word = key === 'cancelled' ? '终止' : '经过'
    return `应${word}${listOf(missing, nameOf)}，实际没有。`
  }
  if (key === 'order')
    return `应依次经过${listOf(textsOf(wanted), nameOf)}，实际次序为${listOf(textsOf(seen), nameOf)}。`
  if (key === 'neverReached') return `不应到达${listOf(textsOf(seen), nameOf)}，实际到达了。`
  if (key === 'variables') return `变量应为 ${valuesOf(wanted, seen)}。`
  const [kind, element] = path.split('.')
  if (kind === 'clocks' && element !== undefined) return `${nameOf(element)}的时限应为 ${valuesOf(wanted, seen)}。`
  return null
}

/** Only what differs. */
function valuesOf(wanted: JsonValue, seen: JsonValue): string {
  const found = isObject(seen) ? seen : {}
  return Object.entries(isObject(wanted) ? wanted : {})
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(found[name] ?? null))
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}（实际 ${JSON.stringify(found[name] ?? null)}）`)
    .join('，')
}

function countsOf(counts: JsonValue, nameOf: NameOf): string {
  const entries = Object.entries(isObject(counts) ? counts : {})
  const named = entries.map(([id, count]) => (count === 1 ? nameOf(id) : `${nameOf(id)}（${count}）`))
  return named.length === 0 ? '：无' : named.join('、')
}

function textsOf(value: JsonValue): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function listOf(ids: readonly string[], nameOf: NameOf): string {
  return ids.map(nameOf).join('、')
}

function namesOf(processes: readonly ProcessDefinition[]): NameOf {
  return (id) => {
    const own = id.split('/')[0] ?? id
    const process = processes.find((each) => each.id === own)
    const node = processes.map(({ nodes }) => nodes.get(own)).find((each) => each !== undefined)
    const name = process?.name ?? node?.name ?? null
    return name === null ? `“${id}”` : `“${name.replaceAll(/\s+/g, '')}”`
  }
}

/** Ids in a sentence by their names, where they stand as words of their own. */
function withNames(sentence: string, nameOf: NameOf): string {
  return sentence.replaceAll(/(?<![\w“-])[A-Za-z_][\w-]*(?![\w”-])/g, (id) => {
    const name = nameOf(id)
    return name === `“${id}”` ? id : name
  })
}
