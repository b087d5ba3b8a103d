import { constantExpression } from '../../../expressions/constant.ts'
import type { CompiledExpression } from '../../../expressions/expression.ts'
import { childrenOf, idOf, type ModdleElement, textOf } from '../../moddle.ts'
import { isJuel } from '../../translate-juel.ts'
import type { NodeDraft, ScopeDraft } from '../draft.ts'
import { extensionOf, vendorAttribute } from '../extensions.ts'
import { readExpression } from '../read-expression.ts'
import { readActivityBase } from '../read-node-base.ts'
import type { Reading } from '../reading.ts'
import { readBinding } from './read-binding.ts'
import { readBusinessKey, readPasses, readReturns } from './read-passing.ts'

/** A call of another process, as BPMN, Camunda 7, Camunda 8 and Flowable write it; `null` after a problem. */
export function readCallActivity(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  reading: Reading,
): NodeDraft | null {
  const base = readActivityBase(element, id, scope, reading)
  const called = readCalled(element, reading)
  const binding = readBinding(element, reading)
  const passes = readPasses(element, base.inputs.length > 0, reading)
  const returns = readReturns(element, base.outputs.length > 0, reading)
  if (called === null || binding === null || passes === null || returns === null) return null
  return {
    ...base,
    type: 'callActivity',
    called,
    binding,
    passes,
    returns,
    businessKey: readBusinessKey(element, reading),
  }
}

function readCalled(element: ModdleElement, reading: Reading): CompiledExpression | null {
  const zeebe = extensionOf(element, 'zeebe:calledElement')
  const text = (zeebe === null ? null : textOf(zeebe, 'processId')) ?? textOf(element, 'calledElement')
  const isOther =
    vendorAttribute(element, 'caseRef') !== null ||
    vendorAttribute(element, 'variableMappingClass') !== null ||
    vendorAttribute(element, 'variableMappingDelegateExpression') !== null ||
    (vendorAttribute(element, 'calledElementType') ?? 'key') !== 'key'
  if (isOther) {
    reading.refuse(
      element,
      'unsupported-call',
      'Expected a call of a process by its id, with its mappings in the model, but found a case, an id of a deployment, or a class.',
      '调用活动应按编号调用流程，变量映射写在模型中；不支持案例、部署编号或映射类。',
    )
    return null
  }
  if (text === null) {
    reading.refuse(
      element,
      'called-element-missing',
      'Expected the call activity to say which process it calls (calledElement), but it names none.',
      '调用活动没有指定所调用的流程（calledElement）。',
    )
    return null
  }
  if (text.startsWith('=') || isJuel(text)) return readExpression(element, text, reading)
  return isProcess(element, text, reading) ? constantExpression(withoutPrefix(text)) : null
}

/** What is called may stand in another file, but where it stands in this one it must be a process. */
function isProcess(element: ModdleElement, text: string, reading: Reading): boolean {
  const called = childrenOf(reading.definitions, 'rootElements').find((root) => idOf(root) === withoutPrefix(text))
  if (called === undefined || called.$type === 'bpmn:Process') return true
  reading.refuse(
    element,
    'unsupported-called-element',
    `Expected the called element "${text}" to be a process, but it is a ${called.$type.slice(5)}.`,
    `所调用的“${text}”应为流程，实际为 ${called.$type.slice(5)}。`,
  )
  return false
}

/** `calledElement` is a qualified name; the prefix names a file's namespace, and ids are told apart without it. */
function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
