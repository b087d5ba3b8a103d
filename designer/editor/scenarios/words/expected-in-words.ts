import type { JsonValue } from '../../../../engine/expressions/expression.ts'
import type { Counts, Expected } from '../../../../engine/simulate/expectation/expected.ts'
import { dateText } from '../../simulation/dates.ts'
import { listed, type Words } from './words.ts'

const LIGHTS: { readonly [light: string]: string } = { green: '绿', yellow: '黄', red: '红', grey: '灰' }

/** What a check looks at: `检查：应已结束，经过“已办结”`. */
export function expectedInWords(expected: Expected, words: Words): string {
  return `检查：${partsOf(expected, words).join('，') || '什么也不看'}`
}

function partsOf(expected: Expected, words: Words): readonly string[] {
  const { ended, allEnded, waiting = {}, completedActivities, order, counts = {}, cancelled, neverReached } = expected
  const { variables = {}, variablesAt = {}, instances, clocks = {} } = expected
  const { nameOf } = words
  const hasEnded = ended ?? allEnded
  const found = [
    hasEnded === undefined ? '' : hasEnded ? '应已结束' : '应仍在办理',
    ...waits(waiting, words),
    told('经过', completedActivities, words),
    told('依次经过', order, words),
    ...Object.entries(counts).map(([id, count]) => `${nameOf(id)}办了 ${count} 次`),
    told('终止了', cancelled, words),
    told('没有到过', neverReached, words),
    ...Object.entries(variables).map(([name, value]) => `${name} = ${JSON.stringify(value)}`),
    ...Object.entries(variablesAt).map(([id, values]) => `在${nameOf(id)} ${JSON.stringify(values)}`),
    instances === undefined ? '' : '逐件核对',
    ...Object.entries(clocks).map(([id, reading]) => ofClock(id, reading, words)),
  ]
  return found.filter((part) => part !== '')
}

function waits(waiting: Counts, { nameOf }: Words): readonly string[] {
  const entries = Object.entries(waiting)
  const there = entries.filter(([, count]) => count > 0)
  const named = there.map(([id, count]) => (count === 1 ? nameOf(id) : `${nameOf(id)}（${count}）`))
  const none = entries.filter(([, count]) => count === 0).map(([id]) => nameOf(id))
  return [there.length === 0 ? '' : `等待${named.join('、')}`, none.length === 0 ? '' : `${none.join('、')}没有等待`]
}

function told(word: string, ids: readonly string[] | undefined, words: Words): string {
  return ids === undefined || ids.length === 0 ? '' : `${word}${listed(ids, words)}`
}

function ofClock(path: string, reading: { readonly [key: string]: JsonValue }, { nameOf }: Words): string {
  const [id = path, clock] = path.split('/')
  const parts = Object.entries(reading).map(([key, value]) => {
    if (key === 'light') return `${LIGHTS[String(value)] ?? String(value)}灯`
    if (key === 'due') return typeof value === 'string' ? `${dateText(value)}到期` : '没有到期日'
    if (key === 'remaining') return `还剩 ${String(value)} 个工作日`
    if (key === 'used') return `已用 ${String(value)} 个工作日`
    return `${key} = ${JSON.stringify(value)}`
  })
  return `${nameOf(id)}的${clock === 'statutory' ? '法定' : ''}时限：${parts.join('、')}`
}
