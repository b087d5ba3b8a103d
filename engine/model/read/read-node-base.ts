import type { CompiledExpression } from '../../expressions/expression.ts'
import type { SequenceFlow } from '../definition.ts'
import { childrenOf, isTrue, type ModdleElement, textOf } from '../moddle.ts'
import type { BoundaryEvent } from '../nodes/event.ts'
import { readDataFlow } from './data/read-data-flow.ts'
import type { ScopeDraft } from './draft.ts'
import { extensionText, vendorAttribute } from './extensions.ts'
import { readLoop } from './loop/read-loop.ts'
import { readLiteralOrExpression } from './read-expression.ts'
import { readMappings } from './read-mappings.ts'
import { readPause } from './read-pause.ts'
import { readServiceLevels } from './read-service-level.ts'
import type { Reading } from './reading.ts'

/** What every flow node has; its flows are linked when all nodes are known. */
export function readNodeBase(element: ModdleElement, id: string, scope: ScopeDraft, reading: Reading) {
  const flows: { readonly incoming: SequenceFlow[]; readonly outgoing: SequenceFlow[] } = { incoming: [], outgoing: [] }
  const documentation = childrenOf(element, 'documentation')[0]
  return {
    id,
    name: textOf(element, 'name'),
    documentation: documentation === undefined ? null : textOf(documentation, 'text'),
    scope,
    ...flows,
    milestone: extensionText(element, 'siji:Milestone', 'name', 'siji:milestone'),
    data: readDataFlow(element, reading),
    pausesFor: readPause(element, null, reading),
  }
}

/** What every task and sub-process has. */
export function readActivityBase(element: ModdleElement, id: string, scope: ScopeDraft, reading: Reading) {
  const boundaryEvents: BoundaryEvent[] = []
  const loop = readLoop(element, reading)
  const defaultFlow: SequenceFlow | null = null
  const levels = readServiceLevels(element, reading)
  return {
    ...readNodeBase(element, id, scope, reading),
    pausesFor: readPause(element, levels.serviceLevel, reading),
    ...readMappings(element, reading),
    boundaryEvents,
    forCompensation: isTrue(element, 'isForCompensation') && !isTrue(element, 'triggeredByEvent'),
    // After a problem the definition comes to nothing.
    loop: loop === 'refused' ? null : loop,
    // Set when the flows are linked.
    defaultFlow: defaultFlow as SequenceFlow | null,
    department: readAssignment(element, 'department', reading) ?? readCandidateGroups(element, reading),
    post: readAssignment(element, 'post', reading),
    permit: extensionText(element, 'siji:Permit', 'type', 'siji:permit'),
    ...levels,
  }
}

function readAssignment(
  element: ModdleElement,
  attribute: 'department' | 'post',
  reading: Reading,
): CompiledExpression | null {
  const text = extensionText(element, 'siji:Assignment', attribute, `siji:${attribute}`)
  return text === null ? null : readLiteralOrExpression(element, text, reading)
}

function readCandidateGroups(element: ModdleElement, reading: Reading): CompiledExpression | null {
  const groups =
    vendorAttribute(element, 'candidateGroups') ??
    extensionText(element, 'zeebe:assignmentDefinition', 'candidateGroups', null)
  if (groups === null) return null
  reading.note(
    element,
    'translated-assignment',
    `Read the candidate groups ${groups} as the department.`,
    `候选组 ${groups} 作为部门处理。`,
  )
  return readLiteralOrExpression(element, groups, reading)
}
