// The words about sessions, which come with what says them.
import words from '../../i18n/da.json?session';
import { learn } from './text';

learn(words);
