import { ORDER } from '../facts.ts'
import { type Both, both, type Fact } from '../part.ts'
import { durationWords } from './duration-words.ts'
import { propertyName } from './property-names.ts'
import { isTypeName, typeName } from './type-names.ts'

/** Id or code → what people call it: steps of that version, departments, posts. */
export type Names = ReadonlyMap<string, string>

const words: { readonly [value: string]: Both | undefined } = {
  true: both('是', 'yes'),
  false: both('否', 'no'),
  'clock.promised': both('承诺', 'promised'),
  'clock.statutory': both('法定', 'by law'),
  'owner.authority': both('审批部门', 'authority'),
  'owner.applicant': both('申请人', 'applicant'),
  'owner.thirdParty': both('第三方', 'third party'),
  'scope.gate': both('各轮合计', 'all rounds together'),
  'scope.visit': both('每轮重新计', 'each round anew'),
  'type.timer': both('定时', 'timer'),
  'type.message': both('消息', 'message'),
  'type.signal': both('信号', 'signal'),
  'type.error': both('错误', 'error'),
  'type.escalation': both('升级', 'escalation'),
  'type.conditional': both('条件', 'condition'),
  'type.compensation': both('补偿', 'compensation'),
  'type.cancel': both('取消', 'cancel'),
  'type.terminate': both('终止', 'terminate'),
  'type.link': both('链接', 'link'),
  'type.multiInstance': both('多实例', 'multi-instance'),
  'type.standardLoop': both('循环', 'loop'),
  'kind.date': both('到某一时刻', 'a date'),
  'kind.duration': both('过一段时间', 'a duration'),
  'kind.cycle': both('每隔一段时间', 'a cycle'),
}

const NONE = both('无', 'none')
const DAYS = ['days', 'yellow', 'extension', 'promisedDays', 'statutoryDays', 'correctionDays', 'remindDays']
const REFERENCES = ['source', 'target', 'defaultFlow', 'attachedTo', 'handler', 'scope', 'activity']
// Given as plain text where no expression may stand: the code of a post or department.
const CODES = ['checkPost', 'department', 'issuingAuthority', 'leadDepartment']

/** A fact as people read it: days with their unit, steps and departments by name, yes and no. */
export function factWords(path: readonly string[], fact: Fact | null, names: Names): Both {
  const last = path.at(-1) ?? ''
  if (fact === null) return NONE
  if (typeof fact !== 'string') return inner(path, fact, names)
  if (last === ORDER) {
    const listed = fact.split('\n').map((each) => names.get(each) ?? each)
    return both(listed.join('、'), listed.join(', '))
  }
  if (DAYS.includes(last) && /^\d+$/.test(fact)) return both(`${fact} 个工作日`, `${fact} working days`)
  const known = words[`${last}.${fact}`] ?? words[fact]
  if (known !== undefined) return known
  if (last === 'type' && isTypeName(fact)) return typeName(fact)
  const constant = /^"([^"]*)"$/.exec(fact)?.[1]
  const duration = constant === undefined ? null : durationWords(constant)
  if (duration !== null) return duration
  const name = names.get(constant ?? fact)
  if (name !== undefined && (constant !== undefined || REFERENCES.includes(last) || CODES.includes(last))) {
    return both(`“${name}”`, `“${name}”`)
  }
  return constant === undefined ? both(fact, fact) : both(`“${constant}”`, `“${constant}”`)
}

/** Several facts at once, where a whole was added or taken away. */
function inner(path: readonly string[], facts: Exclude<Fact, string>, names: Names): Both {
  // By its key it has been named already.
  const parts = [...facts].filter(([name, fact]) => name !== ORDER && fact !== path.at(-1))
  const [only] = parts
  if (only !== undefined && parts.length === 1) return factWords([...path, only[0]], only[1], names)
  const said = parts.map(([name, fact]) => {
    const value = factWords([...path, name], fact, names)
    if (name === 'days' || name === 'type') return value
    const label = propertyName([name])
    return both(`${label.zh} ${value.zh}`, `${label.en} ${value.en}`)
  })
  return both(said.map(({ zh }) => zh).join('，'), said.map(({ en }) => en).join(', '))
}
