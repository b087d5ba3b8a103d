import type { Editor } from '../canvas/open-modeler.ts'

/** Which picture of the file is on the canvas, where it has several. */
export function DiagramChoice({ editor }: { readonly editor: Editor }) {
  const all = editor.diagrams()
  if (all.length < 2) return null
  return (
    <label class="diagram-choice" title="换图以后，之前的修改不能再撤销；内容都留着。">
      画面
      <select
        value={editor.shown()}
        onChange={({ currentTarget }) => void editor.choose(Number(currentTarget.value)).then(editor.begin)}
      >
        {all.map(({ key, name }, index) => (
          <option key={key} value={key}>{`${index + 1}. ${name}`}</option>
        ))}
      </select>
    </label>
  )
}
