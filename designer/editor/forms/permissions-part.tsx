import { SelectField } from '../parts/fields.tsx'
import { type JsonNode, nodesOf } from './json-node.ts'
import { Part } from './part.tsx'
import { permissionOf, permissionOptions, setPermission, type TaskOfForm } from './permissions.ts'

interface PermissionsPartProps {
  readonly node: JsonNode
  readonly tasks: readonly TaskOfForm[]
  readonly isOfApplication: boolean
  readonly change: (node: JsonNode) => void
}

/** Task by task what may be done with a field, or with all fields of a section at once. */
export function PermissionsPart({ node, tasks, isOfApplication, change }: PermissionsPartProps) {
  const isSection = node['type'] === 'group'
  const fields = nodesOf(node['components'])
  const valueAt = (task: string): string => {
    if (!isSection) return permissionOf(node, task)
    const [first = '', ...others] = new Set(fields.map((field) => permissionOf(field, task)))
    return others.length === 0 ? first : 'mixed'
  }
  const write = (task: string, permission: string) =>
    change(
      isSection
        ? { ...node, components: fields.map((field) => setPermission(field, task, permission)) }
        : setPermission(node, task, permission),
    )
  return (
    <Part title="各任务中的权限">
      {tasks.length === 0 ? <p class="hint">还没有任务使用这张表单。</p> : null}
      {tasks.map(({ id, name }) => {
        const value = valueAt(id)
        const mixed = value === 'mixed' ? [{ value: 'mixed', label: '各项不同' }] : []
        return (
          <SelectField
            key={id}
            label={name}
            value={value}
            options={[...mixed, ...permissionOptions(isOfApplication)]}
            onCommit={(permission) => (permission === 'mixed' ? undefined : write(id, permission))}
          />
        )
      })}
    </Part>
  )
}
