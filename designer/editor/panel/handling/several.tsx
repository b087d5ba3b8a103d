import type { Editor } from '../../canvas/open-modeler.ts'
import type { Moddle } from '../../canvas/services.ts'
import { together } from '../../canvas/together.ts'
import { isModdle } from '../../model/extension.ts'
import { checkVariable } from '../../model/feel.ts'
import { SelectField, TextField } from '../../parts/fields.tsx'
import { ExpressionField } from '../expression-field.tsx'
import type { PanelContext } from '../panel-context.ts'
import { LoopEvent } from './loop-event.tsx'

type SeveralProps = PanelContext & { readonly holder: Moddle }

/** How many times, or for which items of a list, what each gives, and when the rest need not be done. */
export function Several(context: SeveralProps) {
  const { editor, element, holder } = context
  const { bpmnFactory, modeling } = editor.services
  const fields = { editor, element, holder }
  const lists = listsAround(element.businessObject).map(({ name, id }) => ({
    value: id ?? '',
    label: name ?? id ?? '',
  }))
  const idOf = (property: string) => {
    const item = holder.get(property)
    return isModdle(item) ? (item.id ?? '') : ''
  }
  const nameOf = (property: string) => {
    const item = holder.get(property)
    return isModdle(item) ? (item.name ?? item.id ?? '') : ''
  }
  const writeItem = (property: string, type: string, name: string) => {
    const item = bpmnFactory.create(type, { name })
    Object.assign(item, { $parent: holder })
    modeling.updateModdleProperties(element, holder, { [property]: name === '' ? undefined : item })
  }
  return (
    <>
      <ExpressionField {...fields} property="loopCardinality" label="份数" hint="份数和集合只填一个" />
      <SelectField
        label="集合：每一项办一份"
        value={idOf('loopDataInputRef')}
        options={[{ value: '', label: '不按集合' }, ...lists]}
        onCommit={(id) => referToList({ ...fields, property: 'loopDataInputRef', id })}
      />
      <NewList {...fields} property="loopDataInputRef" label="新集合的名称" />
      <TextField
        label="每一项叫什么"
        hint="每一份里用这个变量读自己的那一项"
        value={nameOf('inputDataItem')}
        check={checkVariable}
        isCode
        onCommit={(name) => writeItem('inputDataItem', 'bpmn:DataInput', name)}
      />
      <SelectField
        label="各份的结果收进"
        value={idOf('loopDataOutputRef')}
        options={[{ value: '', label: '不收集' }, ...lists]}
        onCommit={(id) => referToList({ ...fields, property: 'loopDataOutputRef', id })}
      />
      <NewList {...fields} property="loopDataOutputRef" label="新结果集合的名称" />
      <TextField
        label="每一份的结果变量"
        hint="如 outcome，即办理结果"
        value={nameOf('outputDataItem')}
        check={checkVariable}
        isCode
        onCommit={(name) => writeItem('outputDataItem', 'bpmn:DataOutput', name)}
      />
      <ExpressionField
        {...fields}
        property="completionCondition"
        label="提前结束的条件"
        hint="成立时，其余各份不再办；选填"
      />
      <LoopEvent {...context} holder={holder} />
    </>
  )
}

interface ListProps {
  readonly editor: Editor
  readonly element: PanelContext['element']
  readonly holder: Moddle
  readonly property: 'loopDataInputRef' | 'loopDataOutputRef'
}

/** A list is a data object of the process; one that is not there yet is made without a picture. */
function NewList({ label, ...list }: ListProps & { readonly label: string }) {
  if (isModdle(list.holder.get(list.property))) return null
  return (
    <TextField
      label={label}
      hint="上面没有的，在这里起名"
      value=""
      check={checkVariable}
      isCode
      onCommit={(id) => referToList({ ...list, id })}
    />
  )
}

function referToList({ editor, element, holder, property, id }: ListProps & { readonly id: string }): void {
  const { bpmnFactory, modeling } = editor.services
  const found = listsAround(element.businessObject).find((each) => each.id === id)
  if (id === '' || found !== undefined) {
    modeling.updateModdleProperties(element, holder, { [property]: found })
    return
  }
  const scope = element.businessObject.$parent
  if (scope === undefined) return
  const elements = scope.get('flowElements')
  const created = bpmnFactory.create('bpmn:DataObject', { id, isCollection: true })
  Object.assign(created, { $parent: scope })
  together(editor, () => {
    modeling.updateModdleProperties(element, scope, {
      flowElements: [...(Array.isArray(elements) ? elements : []), created],
    })
    modeling.updateModdleProperties(element, holder, { [property]: created })
  })
}

/** Data objects that the element sees: those of its scope and of every scope around. */
function listsAround({ $parent }: Moddle): readonly Moddle[] {
  if ($parent === undefined) return []
  const elements = $parent.get('flowElements')
  const own = Array.isArray(elements) ? elements.filter(isModdle) : []
  return [...own.filter(({ $type }) => $type === 'bpmn:DataObject'), ...listsAround($parent)]
}
