import { PopupEntries } from 'bpmn-js/lib/features/popup-menu/PopupEntries'
import { parseBpmn } from '../../../engine/model/parse.ts'

/** Menu names that stand for an entry of another name. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'none-start': 'none-start-event',
  'none-end': 'none-end-event',
  'none-intermediate-throw': 'none-intermediate-throwing',
  'ad-hoc-subprocess': 'expanded-ad-hoc-subprocess',
  subprocess: 'expanded-subprocess',
}

const MARKERS: Readonly<Record<string, string>> = {
  'toggle-loop': '<standardLoopCharacteristics />',
  'toggle-parallel-mi': '<multiInstanceLoopCharacteristics isSequential="false" />',
  'toggle-sequential-mi': '<multiInstanceLoopCharacteristics isSequential="true" />',
}

const PREFIX = /^(replace-with|create|append)-/

/**
 * Which entries of bpmn-js's menus the engine would refuse. The model's own reader is asked: every entry is written
 * into one file, and what it says about each counts; there is no second list of what can run.
 */
export async function findRefused(): Promise<(entry: string) => boolean> {
  const result = await parseBpmn(fileOfEverything(), { hash: '', decisions: new Map(), loose: true })
  const refused = new Set(
    result.problems.flatMap(({ problem, element }) =>
      element !== null && isRefusal(problem) ? [element.replace(/^entry_/, '')] : [],
    ),
  )
  return (entry) => {
    const name = entry.replace(PREFIX, '')
    return refused.has(OTHER_NAMES[name] ?? name)
  }
}

/** What is merely incomplete can be completed in the panel. */
function isRefusal(problem: string): boolean {
  return problem.startsWith('unsupported-') || problem === 'event-without-definition' || problem === 'unknown-element'
}

function fileOfEverything(): string {
  const entries = Object.entries(PopupEntries).map(([name, { target }]) => elementOf(name, target))
  const markers = Object.entries(MARKERS).map(([name, marker]) => `<userTask id="entry_${name}">${marker}</userTask>`)
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="siji">
<process id="everything" isExecutable="true"><task id="host" />${[...entries, ...markers].join('\n')}</process></definitions>`
}

function elementOf(name: string, target: Readonly<Record<string, unknown>>): string {
  const type = String(target['type']).replace('bpmn:', '')
  if (/Participant|Data|Group|Annotation|SequenceFlow/.test(type)) return ''
  const tag = type.charAt(0).toLowerCase() + type.slice(1)
  const attributes = ['triggeredByEvent', 'instantiate', 'eventGatewayType', 'isInterrupting', 'cancelActivity']
    .filter((attribute) => target[attribute] !== undefined)
    .map((attribute) => ` ${attribute}="${String(target[attribute])}"`)
    .join('')
  const definition = definitionOf(target['eventDefinitionType'])
  const attached = type === 'BoundaryEvent' ? ' attachedToRef="host"' : ''
  const element = `<${tag} id="entry_${name}"${attributes}${attached}>${definition}</${tag}>`
  const needsEventSubProcess = type === 'StartEvent' && /non-interrupting|error|escalation|compensation/.test(name)
  return needsEventSubProcess
    ? `<subProcess id="around_${name}" triggeredByEvent="true">${element}</subProcess>`
    : element
}

function definitionOf(type: unknown): string {
  if (typeof type !== 'string') return ''
  const name = type.replace('bpmn:', '')
  return `<${name.charAt(0).toLowerCase() + name.slice(1)} />`
}
