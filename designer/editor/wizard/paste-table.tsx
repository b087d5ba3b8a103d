import { useState } from 'preact/hooks'
import { readPasted } from './read-pasted.ts'
import type { Row } from './table.ts'

interface PasteTableProps {
  readonly departments: readonly { readonly code: string; readonly name: string }[]
  /** Rows that are there. */
  readonly count: number
  readonly take: (rows: readonly Row[], how: 'added' | 'instead') => void
}

/** Rows that were copied in a spreadsheet: beside those that are there, or instead of them. */
export function PasteTable({ departments, count, take }: PasteTableProps) {
  const [text, setText] = useState('')
  const [said, say] = useState('')
  const read = (how: 'added' | 'instead') => {
    const rows = readPasted(text, departments)
    if (rows.length === 0) return say('没有读到内容，请先粘贴。')
    take(rows, how)
    setText('')
    say(`读入 ${rows.length} 行。${how === 'instead' ? `原来的 ${count} 行已换掉。` : ''}`)
  }
  return (
    <details class="wizard-paste">
      <summary>从电子表格粘贴</summary>
      <p class="hint" id="wizard-paste-hint">
        在电子表格里选中几行复制，粘贴到这里，也可以直接粘贴到下面的表格里。第一行可以是表头：证照（事项）、部门、适用条件、承诺工作日、法定工作日、材料、前置，次序不限；没有表头的，按下表的列读。
      </p>
      <textarea
        rows={4}
        aria-label="粘贴的表格"
        aria-describedby="wizard-paste-hint"
        value={text}
        spellcheck={false}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="actions">
        <button type="button" class="button" onClick={() => read('added')}>
          加到后面
        </button>
        <button type="button" class="button" onClick={() => read('instead')}>
          换掉原来的行
        </button>
      </p>
      <p class="hint" role="status">
        {said}
      </p>
    </details>
  )
}
