import { childOf, childrenOf, type ModdleElement, textOf } from './moddle.ts'
import type { Reading } from './read/reading.ts'

const VENDORS = ['camunda', 'zeebe', 'flowable', 'activiti']
/** What changes the course of a process where it came from, and nothing here. */
const ATTRIBUTES = ['assignee', 'candidateUsers', 'dueDate', 'followUpDate', 'priority', 'skipExpression']
const EXTENSIONS = [
  'connector',
  'executionListener',
  'executionListeners',
  'field',
  'formData',
  'formProperty',
  'jobPriorityDefinition',
  'priorityDefinition',
  'taskHeaders',
  'taskListener',
  'taskListeners',
  'taskSchedule',
]

/** Tells of a process and everything in it which vendor's instructions are kept in the file and not followed. */
export function noteIgnored(element: ModdleElement, reading: Reading): void {
  const found = [...new Set([...ignoredAttributes(element), ...ignoredExtensions(element)])]
  if (found.length > 0) {
    reading.note(
      element,
      'ignored-extension',
      `Kept in the file, but not followed here: ${found.join(', ')}.`,
      `保留在文件里，但这里不执行：${found.join('、')}。`,
    )
  }
  if (childOf(element, 'dataState') !== null) {
    reading.note(
      element,
      'data-state',
      'The state of the data is shown and not kept: the data itself can say it.',
      '数据状态只作显示，不作记录；需要时写在数据里。',
    )
  }
  for (const each of childrenOf(element, 'flowElements')) noteIgnored(each, reading)
}

function ignoredAttributes(element: ModdleElement): readonly string[] {
  return VENDORS.flatMap((vendor) => ATTRIBUTES.map((name) => `${vendor}:${name}`)).filter(
    (name) => textOf(element, name) !== null,
  )
}

function ignoredExtensions(element: ModdleElement): readonly string[] {
  const extensions = childOf(element, 'extensionElements')
  if (extensions === null) return []
  return childrenOf(extensions, 'values').flatMap((extension) => {
    const [vendor = '', name = ''] = extension.$type.split(':')
    if (!VENDORS.includes(vendor)) return []
    // Of what says who does it, the groups are read.
    if (name === 'assignmentDefinition') return attributesOf(extension, ['assignee', 'candidateUsers'])
    return EXTENSIONS.includes(name) ? [extension.$type] : []
  })
}

function attributesOf(extension: ModdleElement, names: readonly string[]): readonly string[] {
  return names.filter((name) => textOf(extension, name) !== null).map((name) => `${extension.$type} ${name}`)
}
