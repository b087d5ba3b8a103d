import { isTrue, type ModdleElement, textOf } from '../moddle.ts'
import type { NodeDraft, ScopeDraft } from './draft.ts'
import { readMessage } from './events/read-message.ts'
import { extensionOf, extensionsOf, extensionText, vendorAttribute } from './extensions.ts'
import { isFeel, readExpression } from './read-expression.ts'
import { readJobType } from './read-implementation.ts'
import { isVariableName } from './read-mappings.ts'
import { readActivityBase } from './read-node-base.ts'
import type { Reading } from './reading.ts'

type TaskReader = (element: ModdleElement, id: string, scope: ScopeDraft, reading: Reading) => NodeDraft | null

export const readTask: TaskReader = (element, id, scope, reading) => ({
  ...readActivityBase(element, id, scope, reading),
  type: 'task',
})

export const readManualTask: TaskReader = (element, id, scope, reading) => ({
  ...readActivityBase(element, id, scope, reading),
  type: 'manualTask',
})

export const readUserTask: TaskReader = (element, id, scope, reading) => {
  const outcomes = extensionsOf(element, 'siji:Outcome').flatMap((outcome) => {
    const value = textOf(outcome, 'value')
    if (value !== null) return [{ value, label: textOf(outcome, 'label') ?? value }]
    reading.refuse(element, 'outcome-without-value', 'Expected every outcome to have a value.', '办理结果缺少取值。')
    return []
  })
  return {
    ...readActivityBase(element, id, scope, reading),
    type: 'userTask',
    form:
      extensionText(element, 'siji:Form', 'key', 'siji:form') ??
      vendorAttribute(element, 'formKey') ??
      extensionText(element, 'zeebe:formDefinition', 'formId', null) ??
      extensionText(element, 'zeebe:formDefinition', 'formKey', null),
    checkPost: extensionText(element, 'siji:Assignment', 'check', null),
    outcomes,
  }
}

export const readServiceTask: TaskReader = (element, id, scope, reading) => ({
  ...readActivityBase(element, id, scope, reading),
  type: 'serviceTask',
  jobType: readJobType(element, id, reading),
})

export const readSendTask: TaskReader = (element, id, scope, reading) => {
  const names = element.get('messageRef') !== undefined && element.get('messageRef') !== null
  const sends = names || reading.messageFlows.sources.has(id)
  const message = sends ? readMessage(element, element, reading, true) : null
  if (sends && message === null) return null
  const base = readActivityBase(element, id, scope, reading)
  return { ...base, type: 'sendTask', jobType: readJobType(element, id, reading), message }
}

/** One without a message, and without a message flow that brings one, waits until it is released by hand. */
export const readReceiveTask: TaskReader = (element, id, scope, reading) => {
  const names = element.get('messageRef') !== undefined && element.get('messageRef') !== null
  const waits = names || reading.messageFlows.targets.has(id)
  const message = waits ? readMessage(element, element, reading) : null
  if (waits && message === null) return null
  return {
    ...readActivityBase(element, id, scope, reading),
    type: 'receiveTask',
    message,
    instantiates: isTrue(element, 'instantiate'),
  }
}

export const readScriptTask: TaskReader = (element, id, scope, reading) => {
  const base = readActivityBase(element, id, scope, reading)
  const resultVariable = readResultVariable(
    element,
    extensionText(element, 'zeebe:script', 'resultVariable', null),
    reading,
  )
  const zeebe = extensionText(element, 'zeebe:script', 'expression', null)
  const text = zeebe ?? textOf(element, 'script')
  if (text === null) {
    return { ...base, type: 'scriptTask', script: null, resultVariable, jobType: readJobType(element, id, reading) }
  }
  const format = textOf(element, 'scriptFormat')
  if (zeebe === null && format !== null && !isFeel(format) && !/^text\/feel$/i.test(format)) {
    reading.refuse(
      element,
      'script-language',
      `Expected a script in FEEL, but found ${format}.`,
      `脚本应为 FEEL，实际为 ${format}。`,
    )
    return null
  }
  const script = readExpression(element, text, reading)
  return script === null ? null : { ...base, type: 'scriptTask', script, resultVariable, jobType: id }
}

export const readBusinessRuleTask: TaskReader = (element, id, scope, reading) => {
  const base = readActivityBase(element, id, scope, reading)
  const ours = extensionOf(element, 'siji:Decision')
  const zeebe = extensionOf(element, 'zeebe:calledDecision')
  const decision =
    (ours === null ? null : textOf(ours, 'id')) ??
    (zeebe === null ? null : textOf(zeebe, 'decisionId')) ??
    vendorAttribute(element, 'decisionRef')
  const result =
    (ours === null ? null : textOf(ours, 'result')) ?? (zeebe === null ? null : textOf(zeebe, 'resultVariable'))
  const resultVariable = readResultVariable(element, result, reading)
  if (decision === null) {
    return { ...base, type: 'businessRuleTask', decision, resultVariable, jobType: readJobType(element, id, reading) }
  }
  if (!reading.decisions.has(decision)) {
    reading.refuse(
      element,
      'decision-missing',
      `Expected the decision "${decision}" to be in the same deployment.`,
      `同一部署中没有决策“${decision}”。`,
    )
    return null
  }
  return { ...base, type: 'businessRuleTask', decision, resultVariable, jobType: id }
}

function readResultVariable(element: ModdleElement, own: string | null, reading: Reading): string | null {
  const name = own ?? vendorAttribute(element, 'resultVariable')
  if (name === null || isVariableName(name)) return name
  reading.refuse(
    element,
    'variable-name',
    `Expected a result variable of letters, digits and _, but found "${name}".`,
    `结果变量名只能由字母、数字和下划线组成，实际为“${name}”。`,
  )
  return null
}
