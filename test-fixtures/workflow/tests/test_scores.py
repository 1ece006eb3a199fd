import unittest

import scores


class ScoresTest(unittest.TestCase):
    def test_threads_score_alike(self):
        self.assertEqual(1, len(set(scores.score_in_threads(2))))

    def test_a_score_is_small(self):
        self.assertLess(scores.score("text"), 97)
