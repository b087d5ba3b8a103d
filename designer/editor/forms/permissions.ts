import type { Editor } from '../canvas/open-modeler.ts'
import { attributeOf } from '../model/extension.ts'
import type { Option } from '../parts/fields.tsx'
import { getAt, type JsonNode, nodeOf, setAt } from './json-node.ts'

export interface TaskOfForm {
  readonly id: string
  readonly name: string
}

/** The tasks at which a form is seen: all of them for the application's, else those that fill it in. */
export function tasksOf(editor: Editor, key: string, isOfApplication: boolean): readonly TaskOfForm[] {
  return editor.services.elementRegistry
    .filter((shape) => shape.type === 'bpmn:UserTask' && shape.labelTarget === undefined)
    .filter((shape) => isOfApplication || attributeOf(shape, 'siji:Form', 'key', 'siji:form') === key)
    .map((shape) => ({ id: shape.id, name: String(shape.businessObject.get('name') ?? shape.id) }))
}

export function permissionOptions(isOfApplication: boolean): readonly Option[] {
  return isOfApplication
    ? [
        { value: '', label: '可看' },
        { value: 'hidden', label: '隐藏' },
      ]
    : [
        { value: '', label: '可填' },
        { value: 'read', label: '只读' },
        { value: 'hidden', label: '隐藏' },
      ]
}

/** What may be done with a field at a task; `''` = as everywhere. */
export function permissionOf(node: JsonNode, task: string): string {
  const found = nodeOf(getAt(node, 'siji.permissions'))[task]
  return typeof found === 'string' && found !== 'write' ? found : ''
}

/** An id of a task may hold dots, so that it is no path. */
export function setPermission(node: JsonNode, task: string, permission: string): JsonNode {
  const kept = Object.entries(nodeOf(getAt(node, 'siji.permissions'))).filter(([id]) => id !== task)
  const after = permission === '' ? kept : [...kept, [task, permission] as const]
  return setAt(node, 'siji.permissions', after.length === 0 ? undefined : Object.fromEntries(after))
}
