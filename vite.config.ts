import { defineConfig } from 'vite';

/** What runs in the browser: the chat and the desk, each one script and one style sheet under /assets. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/assets',
    emptyOutDir: true,
    target: 'es2022',
    cssCodeSplit: true,
    modulePreload: false,
    rollupOptions: {
      input: { chat: 'adapters/web/embed/chat.tsx', desk: 'adapters/slack/desk/page/desk.tsx' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
});
