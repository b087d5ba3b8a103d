declare module 'bpmn-js-i18n/translations/zn' {
  const translations: Readonly<Record<string, string>>
  export default translations
}

declare module 'bpmn-js-create-append-anything' {
  export const CreateAppendAnythingModule: Record<string, unknown>
}

declare module 'bpmn-js/lib/features/popup-menu/PopupEntries' {
  export const PopupEntries: Readonly<
    Record<
      string,
      { readonly label: string; readonly className: string; readonly target: Readonly<Record<string, unknown>> }
    >
  >
}

declare module 'bpmn-js-color-picker' {
  const module: Record<string, unknown>
  export default module
}

declare module 'bpmn-js-native-copy-paste' {
  const module: Record<string, unknown>
  export default module
}

declare module 'diagram-js-grid' {
  const module: Record<string, unknown>
  export default module
}

declare module 'diagram-js-minimap' {
  const module: Record<string, unknown>
  export default module
}
