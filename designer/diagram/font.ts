/** System fonts: the same ones in which the page is set. */
export const diagramFont =
  'system-ui, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans SC", sans-serif'
