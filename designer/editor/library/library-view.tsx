import './library.css'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Editor } from '../canvas/open-modeler.ts'
import type { Shape } from '../canvas/services.ts'
import { translate } from '../canvas/translate.ts'
import { kindOf } from '../model/kind-of.ts'
import { titleOf } from '../outline/steps.ts'
import { CheckField, SelectField } from '../parts/fields.tsx'
import { nameWith } from '../patterns/naming.ts'
import type { ViewProps } from '../views/views.ts'
import { knownPermitNames } from '../wizard/catalogue.ts'
import { pickPlace } from './pick-place.ts'
import { placeStep, type Target } from './place-step.ts'
import { searchSteps } from './search-steps.ts'
import type { Step, StepContext } from './step.ts'
import { stepPermit } from './step-permits.ts'
import { StepPicture } from './step-picture.tsx'
import { correction } from './steps/correction.ts'
import { steps } from './steps.ts'
import { Upgrades } from './upgrades.tsx'
import { canBeWrapped, wrapReview } from './wrap-review.ts'

/** Beside the palette at the left. */
const VISIBLE = { top: 60, right: 100, bottom: 60, left: 150 }

const LEAD = 'park-approval-bureau'

/** 步骤库: ready steps to choose from, and where to put them. */
export function LibraryView({ editor, store, offers, files, draft, jump }: ViewProps) {
  const [query, setQuery] = useState('')
  const [key, setKey] = useState(steps[0]?.key ?? '')
  const [names, setNames] = useState<readonly string[]>(() => knownPermitNames.slice(0, 2))
  const departments = offers.departments.map(({ code, name }) => ({ value: code, label: name }))
  const [department, setDepartment] = useState(
    departments.some(({ value }) => value === LEAD) ? LEAD : (departments[0]?.value ?? LEAD),
  )
  const [said, say] = useState('')
  const waiting = useRef<(() => void) | null>(null)
  useEffect(() => () => waiting.current?.(), [])
  const found = searchSteps(steps, query)
  const step = found.find((each) => each.key === key) ?? found[0] ?? null
  const chosen = chosenStep(editor)
  const root = editor.services.canvas.getRootElement().businessObject
  const permitNames = useMemo(
    () => [...new Set([...files.permits.map(({ name }) => name), ...knownPermitNames])],
    [files.permits],
  )
  const context: Omit<StepContext, 'naming'> = {
    department,
    permits: names.flatMap((name, index) => stepPermit(name, index, store.all()) ?? []),
    process: { id: root.id ?? draft.processId ?? 'process', name: root.name ?? draft.title },
    processes: offers.processes.map(({ id }) => id),
  }
  const place = (target: Target) => {
    if (step === null) return
    const { canvas, selection } = editor.services
    placeStep(editor, store, offers, { step, target, context })
    const [last] = selection.get()
    if (last !== undefined) canvas.scrollToElement(last, VISIBLE)
    say(`已放入“${step.name}”。不合适可以撤销。`)
  }
  const wrapped = step?.key === correction.key && chosen !== null && canBeWrapped(chosen) ? chosen : null
  const title = chosen === null ? '' : titleOf(chosen, translate(kindOf(chosen)))
  const wrap = (review: Shape) => {
    wrapReview(editor, offers, review, context)
    say(`“${title}”可以要求补正了，补正后再由它审查。不合适可以撤销。`)
  }
  const isLacking = step?.isForPermits === true && names.length === 0
  return (
    <form
      class="library"
      onSubmit={(event) => {
        event.preventDefault()
        if (wrapped !== null) wrap(wrapped)
        else if (!isLacking) place(chosen === null ? atTheEnd(editor) : { behind: chosen })
      }}
    >
      <h2>步骤库</h2>
      <Upgrades editor={editor} steps={steps} jump={jump} />
      <label class="library-search">
        查找步骤
        <input
          type="search"
          value={query}
          placeholder="名称或用途，如 补件、会签"
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      <fieldset class="library-steps">
        <legend class="visually-hidden">步骤</legend>
        {found.length === 0 ? <p class="hint">没有这样的步骤，换个词试试。</p> : null}
        {found.map((each) => (
          <label key={each.key} class="library-step">
            <input
              type="radio"
              name="step"
              value={each.key}
              checked={each === step}
              onChange={() => setKey(each.key)}
            />
            <StepPicture plan={pictureOf(each)} />
            <span>
              <strong>{each.name}</strong>
              <span class="library-explanation">{each.explanation}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {step?.isForPermits ? (
        <fieldset class="library-permits">
          <legend>哪些证照</legend>
          {permitNames.map((name) => (
            <CheckField
              key={name}
              label={name}
              value={names.includes(name)}
              onCommit={(isChosen) => setNames(isChosen ? [...names, name] : names.filter((each) => each !== name))}
            />
          ))}
        </fieldset>
      ) : null}
      <div class="library-footer">
        <SelectField
          label="办理部门"
          hint="放入以后可以在属性里逐项修改"
          value={department}
          options={departments}
          onCommit={setDepartment}
        />
        <p class="actions">
          <button type="submit" class="button button-primary" disabled={step === null || isLacking}>
            {wrapped !== null ? `套在“${title}”外面` : chosen === null ? '放到末尾' : `接在“${title}”之后`}
          </button>
          {wrapped === null ? null : (
            <button type="button" class="button" onClick={() => place({ behind: wrapped })}>
              接在它之后
            </button>
          )}
          {chosen === null || !canComeBefore(chosen) ? null : (
            <button
              type="button"
              class="button"
              disabled={step === null || isLacking}
              onClick={() => place({ before: chosen })}
            >
              放在它之前
            </button>
          )}
          <button
            type="button"
            class="button"
            disabled={step === null || isLacking}
            onClick={() => {
              say('在画布上点一下要放的地方；按 Esc 取消。')
              waiting.current?.()
              waiting.current = pickPlace(editor, (picked) => {
                waiting.current = null
                if (picked === null) say('没有放入。')
                else place(picked)
              })
            }}
          >
            点一处放入…
          </button>
        </p>
        <p class="hint" role="status">
          {isLacking ? '请先选证照。' : said}
        </p>
      </div>
    </form>
  )
}

/** What a step can be put behind: a node of the flow that is chosen by itself. */
function chosenStep(editor: Editor): Shape | null {
  const [first, ...others] = editor.services.selection.get()
  const shape = first?.labelTarget ?? first
  if (shape === undefined || others.length > 0 || !shape.businessObject.$instanceOf('bpmn:FlowNode')) return null
  return shape.businessObject.get('triggeredByEvent') === true ? null : shape
}

/** Whether something can be put before it: what begins a process or hangs at a step has nothing before it. */
function canComeBefore({ type }: Shape): boolean {
  return type !== 'bpmn:StartEvent' && type !== 'bpmn:BoundaryEvent'
}

/** To the right of everything, at the height of the first. */
function atTheEnd(editor: Editor): Target {
  const { canvas } = editor.services
  const parent = canvas.getRootElement()
  const standing = parent.children.filter((shape) => !('waypoints' in shape) && shape.labelTarget === undefined)
  const [first] = standing
  const right = Math.max(100, ...standing.map(({ x, width }) => x + width))
  return { parent, at: { x: right + 20, y: first === undefined ? 200 : first.y + first.height / 2 } }
}

const SAMPLE: StepContext = {
  naming: nameWith('', false),
  department: LEAD,
  permits: ['建设用地规划许可证', '建设工程规划许可证'].flatMap((name, index) => stepPermit(name, index, {}) ?? []),
  process: { id: 'sample', name: '' },
  processes: [],
}

const pictures = new Map<string, ReturnType<Step['draw']>['plan']>()

function pictureOf(step: Step) {
  const known = pictures.get(step.key) ?? step.draw(SAMPLE).plan
  pictures.set(step.key, known)
  return known
}
