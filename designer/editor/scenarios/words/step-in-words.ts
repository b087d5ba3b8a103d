import type { JsonValue, Variables } from '../../../../engine/expressions/expression.ts'
import type { Step, Which } from '../../../../engine/simulate/script/step.ts'
import { dateText } from '../../simulation/dates.ts'
import { durationText } from './duration-text.ts'
import { expectedInWords } from './expected-in-words.ts'
import { listed, type Words } from './words.ts'

/** What a step of a scenario does, or looks at, as a sentence of people who know the diagram. */
export function stepInWords(step: Step, words: Words, tellsWhich: boolean): string {
  const which = step.instance === undefined || !tellsWhich ? '' : `第 ${step.instance} 件：`
  return `${which}${happening(step, words)}。`
}

function happening(step: Step, words: Words): string {
  const { nameOf } = words
  switch (step.type) {
    case 'start':
      return `启动${step.process === null ? '流程' : nameOf(step.process)}${withFacts(step.variables)}`
    case 'deploy':
      return '部署流程'
    case 'complete':
      return `办结${nameOf(step.element)}${times(step.which)}${answered(step.element, step.variables, words)}`
    case 'completeAll':
      return `办结${listed(step.elements, words)}`
    case 'fail':
      return `${nameOf(step.element)}的作业失败：${step.message}`
    case 'error':
      return `${nameOf(step.element)}抛出错误 ${step.code}`
    case 'escalate':
      return `${nameOf(step.element)}升级 ${step.code}`
    case 'resolve':
      return `排除${nameOf(step.element)}的故障后重试${withFacts(step.variables)}`
    case 'continue':
      return `${nameOf(step.element)}继续`
    case 'trigger':
      return `${nameOf(step.element)}发生${withFacts(step.variables)}`
    case 'set':
      return `改变量：${facts(step.variables)}`
    case 'message':
      return `收到消息 ${step.name}${withFacts(step.variables)}`
    case 'signal':
      return `发出信号 ${step.name}${withFacts(step.variables)}`
    case 'evaluate':
      return `按条件启动：${facts(step.variables)}`
    case 'advance':
      return `过${durationText(step.duration)}`
    case 'advanceTo':
      return `到 ${dateText(step.date)}`
    case 'choose':
      return `假定${[...step.flows].map(([gateway, flows]) => `${nameOf(gateway)}走${listed(flows, words)}`).join('，')}`
    case 'assume':
      return `假定${[...step.values].map(([source, value]) => `“${source}”为 ${JSON.stringify(value)}`).join('，')}`
    case 'waits':
      return `从现在起${listed(step.elements, words)}等人办理`
    case 'addBody':
      return `${nameOf(step.element)}多办一份`
    case 'removeBody':
      return `${nameOf(step.element)}少办第 ${step.index + 1} 份`
    case 'activate':
      return `在${nameOf(step.in)}里选办${nameOf(step.element)}`
    case 'pauseClock':
      return `中止${ofClock(step.element, words)}${step.ground === '' ? '' : `，事由 ${step.ground}`}`
    case 'resumeClock':
      return `恢复${ofClock(step.element, words)}`
    case 'extendClock':
      return `${step.element === null ? '流程' : nameOf(step.element)}的时限延长 ${step.days} 个工作日`
    case 'suspend':
      return '挂起'
    case 'resume':
      return '恢复办理'
    case 'modify':
      return `直接调整：${moves(step, words)}`
    case 'cancel':
      return '取消这一件'
    case 'migrate':
      return `改按 ${step.to} 办理`
    case 'restart':
      return '重新开始'
    case 'refused':
      return `这一步应被拒绝：${happening(step.step, words)}`
    case 'check':
      return expectedInWords(step.expected, words)
  }
}

function times(which: Which): string {
  if (which === 'all') return '的每一份'
  if ('index' in which) return `第 ${which.index + 1} 份`
  return which.times === 1 ? '' : ` ${which.times} 次`
}

function answered(element: string, { outcome, ...others }: Variables, { answerOf }: Words): string {
  return `${typeof outcome === 'string' ? `：${answerOf(element, outcome)}` : ''}${withFacts(others)}`
}

/** A form has many facts; their number is enough. */
function withFacts(variables: Variables): string {
  const names = Object.keys(variables)
  if (names.length === 0) return ''
  return names.length > 3 ? `，带 ${names.length} 项内容` : `，带 ${facts(variables)}`
}

function facts(variables: { readonly [name: string]: JsonValue }): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join('，')
}

function ofClock(element: string | null, { nameOf }: Words): string {
  return `${element === null ? '整个流程' : nameOf(element)}的计时`
}

function moves({ activate, after, terminate }: Extract<Step, { readonly type: 'modify' }>, words: Words): string {
  const parts = [
    terminate.length === 0 ? '' : `结束${listed(terminate, words)}`,
    activate.length === 0 ? '' : `开始${listed(activate, words)}`,
    after.length === 0 ? '' : `从${listed(after, words)}之后继续`,
  ]
  return parts.filter((part) => part !== '').join('，')
}
