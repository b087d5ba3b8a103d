import { type ModdleElement, textOf } from '../moddle.ts'
import { extensionOf, extensionText, vendorAttribute } from './extensions.ts'
import type { Reading } from './reading.ts'

const IMPLEMENTATIONS = ['topic', 'class', 'delegateExpression', 'expression', 'type']

/** The type of job that a task creates: ours, a vendor's implementation by its name, or the task's own id. */
export function readJobType(element: ModdleElement, id: string, reading: Reading): string {
  const own = extensionText(element, 'siji:JobType', 'name', 'siji:jobType')
  if (own !== null) return own

  const definition = extensionOf(element, 'zeebe:taskDefinition')
  const vendor = (definition === null ? null : textOf(definition, 'type')) ?? vendorImplementation(element)
  if (vendor !== null) {
    const jobType = vendor.replace(/^[$#]\{(.*)\}$/s, '$1').trim()
    reading.note(
      element,
      'translated-job-type',
      `Read ${vendor} as a job of type "${jobType}".`,
      `${vendor} 作为类型为“${jobType}”的作业处理。`,
    )
    return jobType
  }
  reading.note(
    element,
    'default-job-type',
    `No job type is given: jobs of this task have the type "${id}".`,
    `未指定作业类型，以任务编号“${id}”为作业类型。`,
  )
  return id
}

/** `external` says only that a topic is to be read. */
function vendorImplementation(element: ModdleElement): string | null {
  for (const attribute of IMPLEMENTATIONS) {
    const text = vendorAttribute(element, attribute)
    if (text !== null && text !== 'external') return text
  }
  return null
}
