import './wizard.css'
import { useMemo, useState } from 'preact/hooks'
import type { ViewProps } from '../views/views.ts'
import { knownDeferral, knownPermitNames, knownRow, standardForm } from './catalogue.ts'
import { checkTable } from './check-table.ts'
import { PasteTable } from './paste-table.tsx'
import { Preview } from './preview.tsx'
import { fieldsOf, recordOf } from './read-form.ts'
import { apartFrom, isTable, readPasted } from './read-pasted.ts'
import { replaceProcess } from './replace-process.ts'
import { PermitNames, RowEditor } from './row-editor.tsx'
import { RuleFields } from './rule-fields.tsx'
import { freeLetter, promisedDaysOf, type Row, type Table, usualRules } from './table.ts'
import { type Written, writeProcess } from './write-process.ts'

const COLUMNS = ['代号', '证照', '部门', '适用条件', '承诺工作日', '法定工作日', '材料', '在…之后', '']

/** 流程向导: a table of who judges what under which condition, from which the whole process is drawn. */
export function WizardView({ editor, store, offers, draft, jump }: ViewProps) {
  const mayFollow = offers.processes.some(({ id }) => id === knownDeferral.process)
  const [table, setTable] = useState<Table>(() => ({
    rows: knownPermitNames.slice(0, 2).flatMap((name) => knownRow(name) ?? []),
    rules: { ...usualRules, mayDefer: mayFollow },
  }))
  const [made, setMade] = useState<{ readonly of: Table; readonly written: Written } | null>(null)
  // What was made of a table that has changed since is of no use.
  const written = made?.of === table ? made.written : null
  const form = useMemo(() => applicationForm(store.all()['forms/application.json']), [store])
  const fields = useMemo(() => fieldsOf(form), [form])
  const codes = offers.departments.map(({ code }) => code)
  const problems = checkTable(table, fields, codes)
  const { rows, rules } = table
  const root = editor.services.canvas.getRootElement()
  const isProcess = root.type === 'bpmn:Process'
  const change = (next: Partial<Table>) => setTable({ ...table, ...next })
  const setRow = (index: number, row: Row) => change({ rows: rows.map((each, at) => (at === index ? row : each)) })
  const take = (pasted: readonly Row[], how: 'added' | 'instead') =>
    change({
      rows: how === 'instead' ? pasted : [...rows.filter(isWritten), ...apartFrom(rows.filter(isWritten), pasted)],
    })
  const preview = async () => {
    const { id = draft.processId ?? 'process', name = draft.title } = root.businessObject
    const processes = offers.processes.map((each) => each.id)
    setMade({ of: table, written: await writeProcess(table, { id, title: name, processes, form }) })
  }
  const steps = root.children.filter(
    ({ businessObject, labelTarget }) => labelTarget === undefined && businessObject.$instanceOf('bpmn:FlowNode'),
  ).length
  if (!isProcess) return <p class="notice notice-yellow">有泳池的图不能整体替换。请在只有一个流程的草稿里用向导。</p>
  return (
    <div class="wizard">
      <h2>流程向导</h2>
      <p class="hint">
        一行一项证照：谁审查、什么情况要办、几天办完、要哪些材料。其余由向导画好：受理、并联审查、补正、签发、核发、送达、撤回。
      </p>
      <PermitNames />
      <PasteTable departments={offers.departments} count={rows.length} take={take} />
      <div
        class="wizard-scroll"
        onPaste={(event) => {
          const text = event.clipboardData?.getData('text/plain') ?? ''
          if (!isTable(text)) return
          event.preventDefault()
          take(readPasted(text, offers.departments), 'added')
        }}
      >
        <table class="wizard-table">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {column === '' ? <span class="visually-hidden">次序</span> : column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <RowEditor
                // A row is known by its place: everything else of it may change.
                key={`row-${index}`}
                row={row}
                index={index}
                count={rows.length}
                others={rows.filter((_, at) => at !== index)}
                departments={offers.departments}
                fields={fields}
                problems={problems.filter((each) => each.row === index)}
                change={(next) => setRow(index, next)}
                move={(by) => change({ rows: swapped(rows, index, index + by) })}
                remove={() => change({ rows: rows.filter((_, at) => at !== index) })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p class="actions">
        <button type="button" class="button" onClick={() => change({ rows: [...rows, newRow(rows)] })}>
          添加证照
        </button>
        <button
          type="button"
          class="button"
          onClick={() => change({ rows: knownPermitNames.flatMap((name) => knownRow(name) ?? []) })}
        >
          填入七证的常用设置
        </button>
      </p>
      <RuleFields
        rules={rules}
        departments={offers.departments}
        mayFollow={mayFollow}
        change={(next) => change({ rules: next })}
      />
      {problems
        .filter(({ row }) => row === null)
        .map(({ messageZh }) => (
          <p key={messageZh} class="notice notice-red">
            {messageZh}
          </p>
        ))}
      <p class="wizard-promise" role="status">
        {problems.length === 0
          ? `从受理到签发，最长 ${promisedDaysOf(table)} 个工作日。`
          : `还有 ${problems.length} 处要改，改好才能预览。`}
      </p>
      <p class="actions">
        <button
          type="button"
          class={written === null ? 'button button-primary' : 'button'}
          disabled={problems.length > 0}
          onClick={() => void preview()}
        >
          预览流程
        </button>
        {written === null ? null : (
          <button
            type="button"
            class="button button-primary"
            onClick={() => {
              replaceProcess(editor, store, written)
              jump(root.id)
              // The canvas is back on the page then.
              setTimeout(editor.begin)
            }}
          >
            {steps === 0 ? '画到画布上' : '替换画布上的流程'}
          </button>
        )}
      </p>
      {written === null ? null : (
        <>
          <p class="hint">{`画布上现有 ${steps} 个步骤会被替换，申请表、证照、材料和决策一并写入；可以撤销。`}</p>
          <Preview xml={written.files['process.bpmn'] ?? ''} />
        </>
      )}
    </div>
  )
}

function applicationForm(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    return recordOf(text === undefined ? standardForm : JSON.parse(text))
  } catch {
    // What cannot be read is told of by the checks; the wizard works with the standard form.
    return recordOf(standardForm)
  }
}

/** Whether somebody has begun to fill it in. */
function isWritten({ permit }: Row): boolean {
  return permit !== ''
}

function newRow(rows: readonly Row[]): Row {
  return {
    letter: freeLetter(new Set(rows.map(({ letter }) => letter))),
    permit: '',
    department: '',
    condition: '',
    promisedDays: 1,
    statutoryDays: 20,
    materials: [],
    after: [],
  }
}

function swapped(rows: readonly Row[], one: number, other: number): readonly Row[] {
  const [first, second] = [rows[one], rows[other]]
  if (first === undefined || second === undefined) return rows
  return rows.map((row, index) => (index === one ? second : index === other ? first : row))
}
