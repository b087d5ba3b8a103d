import type { Editor } from '../canvas/open-modeler.ts'
import { typeWord } from '../canvas/type-word.ts'
import type { Presence } from '../draft/draft-client.ts'

interface PresenceBarProps {
  readonly editor: Editor
  readonly presence: Presence
  /** Whether somebody has saved what is not shown here, while nothing here is unsaved. */
  readonly isBehind: boolean
  readonly jump: (element: string) => void
}

/** Who else has the draft open, and what they have chosen. */
export function PresenceBar({ editor, presence, isBehind, jump }: PresenceBarProps) {
  const { others, savedBy } = presence
  // Windows of one person where the same is chosen are told once.
  const different = new Map(others.map((other) => [`${other.name} ${other.isSelf} ${other.element}`, other]))
  if (others.length === 0 && !isBehind) return null
  return (
    <div class="presence-bar" role="status">
      {[...different].map(([key, { name, isSelf, element }]) => (
        <span key={key} class="presence-person">
          {isSelf ? '您的另一个窗口也打开了这份草稿' : `${name}也在编辑`}
          <Chosen editor={editor} element={element} jump={jump} />
        </span>
      ))}
      {isBehind ? (
        <span class="presence-person">
          {`${savedBy}保存了新的内容`}
          <button type="button" class="link" onClick={() => location.reload()}>
            载入
          </button>
        </span>
      ) : null}
    </div>
  )
}

function Chosen({
  editor,
  element,
  jump,
}: Pick<PresenceBarProps, 'editor' | 'jump'> & { readonly element: string | null }) {
  const shape = element === null ? undefined : editor.services.elementRegistry.get(element)
  if (element === null || shape === undefined) return null
  const { name, $type } = shape.businessObject
  return (
    <>
      {'，选中'}
      <button type="button" class="link" onClick={() => jump(element)}>
        {name ?? typeWord($type)}
      </button>
    </>
  )
}
