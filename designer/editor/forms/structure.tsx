import { useState } from 'preact/hooks'
import { dropOnto, type Edited, insertAfter, moveStep } from './edit-form.ts'
import { fieldKinds, freeKeys, kindName } from './field-kinds.ts'
import { type Entry, entriesOf, type FormDocument, keyOf, keysOf, type Place, samePlace } from './form-document.ts'
import { textAt } from './json-node.ts'

interface StructureProps {
  readonly form: FormDocument
  readonly chosen: Place | null
  readonly choose: (place: Place) => void
  readonly edit: (edited: Edited) => void
}

/** Sections and fields from top to bottom, moved by drag or by Alt with an arrow; and what may be added. */
export function Structure({ form, chosen, choose, edit }: StructureProps) {
  const [dragged, setDragged] = useState<Place | null>(null)
  const [over, setOver] = useState<Place | null>(null)
  const drop = (place: Place) => {
    if (dragged !== null) edit(dropOnto(form, dragged, place))
    setDragged(null)
    setOver(null)
  }
  return (
    <section class="structure" aria-label="表单内容">
      <Menu form={form} chosen={chosen} edit={edit} />
      <p class="hint" id="structure-hint">
        拖动可以调整次序，也可以按 Alt 加上下方向键。
      </p>
      <ol>
        {entriesOf(form).map((entry) => (
          <li
            key={entry.place.join('.')}
            class={`${entry.place.length === 2 ? 'depth-1' : ''} ${samePlace(over, entry.place) ? 'is-target' : ''}`}
            draggable
            onDragStart={() => setDragged(entry.place)}
            onDragEnd={() => drop([-1])}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(entry.place)
            }}
            onDrop={(event) => {
              event.preventDefault()
              drop(entry.place)
            }}
          >
            <button
              type="button"
              class="outline-entry"
              aria-pressed={samePlace(chosen, entry.place)}
              aria-describedby="structure-hint"
              data-place={entry.place.join('.')}
              onClick={() => choose(entry.place)}
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
                event.preventDefault()
                edit(moveStep(form, entry.place, event.key === 'ArrowUp' ? -1 : 1))
              }}
            >
              <span class="outline-title">{titleOf(entry)}</span>
              <span class="outline-kind">{detailOf(entry)}</span>
            </button>
          </li>
        ))}
      </ol>
      {form.components.length === 0 ? <p class="hint">表单还是空的，先添加一项。</p> : null}
    </section>
  )
}

function titleOf({ node }: Entry): string {
  return textAt(node, 'label') || keyOf(node) || '未命名'
}

function detailOf({ node, isSection }: Entry): string {
  return isSection ? kindName(node) : `${kindName(node)} · ${keyOf(node)}`
}

/** Adds behind what is chosen. */
function Menu({ form, chosen, edit }: Omit<StructureProps, 'choose'>) {
  const add = (name: string) => {
    const free = freeKeys(keysOf(form))
    if (name === 'section') {
      const sections = form.components.map((node) => textAt(node, 'siji.section'))
      const section = freeKeys(sections)('section')
      return edit(insertAfter(form, chosen, [{ type: 'group', label: '新的部分', siji: { section }, components: [] }]))
    }
    const kind = fieldKinds.find((each) => each.kind === name)
    if (kind !== undefined) edit(insertAfter(form, chosen, kind.make(free)))
  }
  return (
    <div class="field">
      <label for="add-field">添加</label>
      <select
        id="add-field"
        value=""
        onChange={(event) => {
          const { value } = event.currentTarget
          event.currentTarget.value = ''
          if (value !== '') add(value)
        }}
      >
        <option value="">选择要添加的内容…</option>
        <option value="section">部分（分组标题）</option>
        {fieldKinds.map(({ kind, label }) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
