import type { Moddle, Shape } from '../../canvas/services.ts'
import { attributeOf, writeExtension } from '../../model/extension.ts'
import { feelSource } from '../../model/feel.ts'
import { messageKind, namesOf, type RootKind, refer, referenceKinds, referredName } from '../../model/root-elements.ts'
import { FeelField } from '../../parts/feel-field.tsx'
import { TextField } from '../../parts/fields.tsx'
import { definitionsOf, isThrown } from '../event-definitions.ts'
import type { PanelContext } from '../panel-context.ts'
import { isOf, type Part } from '../part.ts'

const LINK = 'bpmn:LinkEventDefinition'

/** Which message, signal, error, escalation or link an event waits for or puts out; tasks have messages too. */
export const references: Part = {
  fits: (element) => referring(element).length > 0,
  holds: (element) =>
    referring(element).some(({ holder, kind }) => (kind === null ? holder.get('name') : referredName(holder, kind))),
  Fields: (context) => (
    <>
      {referring(context.element).map(({ holder, kind }) =>
        kind === null ? (
          <LinkName key={holder.id} {...context} holder={holder} />
        ) : (
          <Reference key={holder.id} {...context} holder={holder} kind={kind} />
        ),
      )}
    </>
  ),
}

interface Referring {
  readonly holder: Moddle
  /** `null` = a link, which is known by its own name. */
  readonly kind: RootKind | null
}

function referring(element: Shape): readonly Referring[] {
  if (isOf(element, 'bpmn:ReceiveTask', 'bpmn:SendTask')) return [{ holder: element.businessObject, kind: messageKind }]
  return definitionsOf(element).flatMap((holder): readonly Referring[] => {
    const kind = referenceKinds[holder.$type]
    if (kind !== undefined) return [{ holder, kind }]
    return holder.$type === LINK ? [{ holder, kind: null }] : []
  })
}

function LinkName({ editor, element, holder }: PanelContext & { readonly holder: Moddle }) {
  return (
    <TextField
      label="链接名称"
      hint="同名的出口接到同名的入口"
      value={String(holder.get('name') ?? '')}
      onCommit={(name) => editor.services.modeling.updateModdleProperties(element, holder, { name })}
    />
  )
}

function Reference({ editor, element, holder, kind }: PanelContext & { holder: Moddle; kind: RootKind }) {
  const isSent = isThrown(element) || element.type === 'bpmn:SendTask'
  const write = (key: string) =>
    writeExtension(editor, element, 'siji:Correlation', { key: key === '' ? '' : `=${feelSource(key)}` })
  return (
    <>
      <TextField
        label={kind.label}
        hint={kind.type === 'bpmn:Error' && !isSent ? '不填就捕获一切错误' : '同名的就是同一个'}
        value={referredName(holder, kind)}
        suggestions={namesOf(editor, kind)}
        isCode
        onCommit={(name) => refer(editor, element, { holder, kind, name })}
      />
      {kind === messageKind ? (
        <FeelField
          label="对应哪一件"
          hint={isSent ? '按这个值找到在等的那一件；选填' : '多件同时在等时，按这个值找到那一件；选填'}
          value={feelSource(attributeOf(element, 'siji:Correlation', 'key'))}
          onCommit={write}
        />
      ) : null}
    </>
  )
}
