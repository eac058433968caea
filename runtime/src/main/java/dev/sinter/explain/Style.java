package dev.sinter.explain;

/** How pictures and pages look, on light and on dark pages. */
final class Style {
  /** Colours as variables of the picture; a dark page sets them anew. */
  private static final String COLOURS =
      """
      .sinter-plan { --page: #ffffff; --ink: #1c2733; --faint: #5b6b7b; --link: #8595a5;
        --kernel: #f4f7fa; --edge: #9fb0c0; --array: #e8f1fb; --array-edge: #5b8fc9;
        --result: #e9f6ec; --result-edge: #4f9d69; --split: #fdeeea; --split-edge: #d0573b;
        --template: #3b9c6d; --memory: #4a7fd0; --disk: #8d6bc9; --compiled: #d9912b; }
      @media (prefers-color-scheme: dark) {
        .sinter-plan { --page: #14191f; --ink: #e4eaf0; --faint: #9dadbd; --link: #71818f;
          --kernel: #1f2831; --edge: #4c5d6d; --array: #18293c; --array-edge: #5b8fc9;
          --result: #173022; --result-edge: #57ab74; --split: #3a1f1a; --split-edge: #e0765c; }
      }
      """;

  /** Inside the picture; every rule names it, so that it may stand in a page. */
  static final String SVG =
      "<style>\n"
          + COLOURS
          + """
          .sinter-plan text { font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
            fill: var(--ink); white-space: pre; }
          .sinter-plan .page { fill: var(--page); }
          .sinter-plan .head { font-size: 14px; font-weight: 700; }
          .sinter-plan .name { font-weight: 700; }
          .sinter-plan .note, .sinter-plan .flow text { fill: var(--faint); }
          .sinter-plan .link { fill: none; stroke: var(--link); stroke-width: 1.3; }
          .sinter-plan .arrow { fill: var(--link); }
          .sinter-plan .box { fill: var(--kernel); stroke: var(--edge); }
          .sinter-plan .array .box { fill: var(--array); stroke: var(--array-edge); }
          .sinter-plan .lid { fill: none; stroke: var(--array-edge); }
          .sinter-plan .result .box { fill: var(--result); stroke: var(--result-edge); }
          .sinter-plan .inner { fill: none; stroke: var(--result-edge); stroke-width: 0.7; }
          .sinter-plan .flow .box { fill: var(--page); stroke: var(--edge); stroke-dasharray: 3 3; }
          .sinter-plan .split .box { fill: var(--split); stroke: var(--split-edge); }
          .sinter-plan .template .stripe { fill: var(--template); }
          .sinter-plan .memory .stripe { fill: var(--memory); }
          .sinter-plan .disk .stripe { fill: var(--disk); }
          .sinter-plan .compiled .stripe { fill: var(--compiled); }
          </style>
          <defs><marker id="sinter-arrow" viewBox="0 0 8 8" refX="1" refY="4" markerWidth="8"
            markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="arrow"
            d="M0 0.5 L8 4 L0 7.5 Z"/></marker></defs>
          """;

  /** Of the page around it. */
  static final String HTML =
      """
      <style>
      :root { color-scheme: light dark; }
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem;
        padding: 0 1.5rem; background: Canvas; color: CanvasText; }
      .picture { overflow: auto; border: 1px solid #8888; border-radius: 6px; max-height: 85vh; }
      .picture svg { display: block; }
      .table { overflow-x: auto; }
      table { border-collapse: collapse; font-size: 14px; }
      th, td { text-align: left; padding: 0.3rem 0.8rem; border-bottom: 1px solid #8884;
        vertical-align: top; }
      .figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
        font-size: 13px; }
      pre { overflow-x: auto; padding: 0.8rem; border: 1px solid #8884; border-radius: 6px; }
      summary { cursor: pointer; padding: 0.2rem 0; }
      .why { color: #d0573b; }
      </style>
      """;

  private Style() {}
}
