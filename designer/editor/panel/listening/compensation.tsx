import type { Moddle, Shape } from '../../canvas/services.ts'
import { isModdle } from '../../model/extension.ts'
import { CheckField, SelectField } from '../../parts/fields.tsx'
import { definitionsOf, hasDefinition, isThrown } from '../event-definitions.ts'
import type { PanelContext } from '../panel-context.ts'
import type { Part } from '../part.ts'

const TYPE = 'bpmn:CompensateEventDefinition'

/** What is undone, and whether the event waits for it (BPMN 2.0.2 §10.7). */
export const compensation: Part = {
  fits: (element) => hasDefinition(element, TYPE) && isThrown(element),
  holds: (element) => definitionsOf(element, TYPE).some((each) => isModdle(each.get('activityRef'))),
  Fields: (context) => (
    <>
      {definitionsOf(context.element, TYPE).map((definition) => (
        <Undone key={definition.id} {...context} holder={definition} />
      ))}
    </>
  ),
}

function Undone({ editor, element, holder }: PanelContext & { readonly holder: Moddle }) {
  const { modeling } = editor.services
  const activities = activitiesBeside(element)
  const activity = holder.get('activityRef')
  return (
    <>
      <SelectField
        label="补偿哪一步"
        value={isModdle(activity) ? (activity.id ?? '') : ''}
        options={[
          { value: '', label: '这一层里办完的每一步' },
          ...activities.map(({ id = '', name }) => ({ value: id, label: name ?? id })),
        ]}
        onCommit={(id) =>
          modeling.updateModdleProperties(element, holder, { activityRef: activities.find((each) => each.id === id) })
        }
      />
      <CheckField
        label="等补偿做完再继续"
        value={holder.get('waitForCompletion') !== false}
        onCommit={(waitForCompletion) => modeling.updateModdleProperties(element, holder, { waitForCompletion })}
      />
    </>
  )
}

/** Those of the scope; from an event sub-process those of the scope around it too. */
function activitiesBeside({ businessObject }: Shape): readonly Moddle[] {
  const scope = businessObject.$parent
  if (scope === undefined) return []
  const isStarted = scope.get('triggeredByEvent') === true && scope.$parent !== undefined
  return [...activitiesIn(scope), ...(isStarted && scope.$parent !== undefined ? activitiesIn(scope.$parent) : [])]
}

function activitiesIn(scope: Moddle): readonly Moddle[] {
  const elements = scope.get('flowElements')
  const all = Array.isArray(elements) ? elements.filter(isModdle) : []
  return all.filter((each) => each.$instanceOf('bpmn:Activity') && each.get('isForCompensation') !== true)
}
