export { openBrowser } from '../../bench/browser.ts';
