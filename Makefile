# まちしるべ: every verb of the project. `make help` lists them.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
SHARED ?= ../shared
IS_311 := import sys; sys.exit(sys.version_info[:2] != (3, 11))
# Recursive on purpose: no interpreter is looked for once the environment stands.
PYTHON ?= $(shell for name in python3.11 python3 python; do \
	$$name -c "$(IS_311)" 2>/dev/null && echo $$name && break; done)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_ROOT_USER_ACTION := ignore

.DEFAULT_GOAL := help
.PHONY: help chat test lint bench measure screenshots set-up clean

help: ## この一覧を表示します
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 16

chat: set-up ## 準備をすべて行い、http://127.0.0.1:7860 で画面を開けるようにします
	@$(BIN)/machishirube chat --prepare

# The floors come first: they prepare the model that both halves of the tests then only read. Three
# processes, because browser tests mostly wait; each takes one core for its sums.
test: lint ## 準備をすべて行い、静的検査と全テストを実行します
	@MACHISHIRUBE_DATA="$${MACHISHIRUBE_TEST_MODEL:-build/test-model}" $(BIN)/python -m evals --check-floors
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses 3 --dist loadfile

lint: set-up ## ruff と mypy による静的検査だけを行います
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: set-up ## 所要時間とメモリを測ります
	@$(BIN)/python -m evals.bench

measure: set-up ## ../shared の資料を使う指標を測ります
	@$(BIN)/python -m evals measure "$(SHARED)"

# The stamp holds the folder's own path too: scripts in a moved environment point at the old place.
screenshots: set-up ## 主な画面の写真を docs/screenshots に作ります（Chromium を使います）
	@$(BIN)/python -m evals screenshots docs/screenshots

set-up: ## .venv を作り、固定した版の依存パッケージを入れます（変更がなければ何もしません）
	@{ echo '$(CURDIR)'; cat requirements.lock pyproject.toml; } | cmp -s - $(STAMP) \
		|| $(MAKE) --no-print-directory $(STAMP)

.PHONY: $(STAMP)
$(STAMP):
	@test -n "$(PYTHON)" && "$(PYTHON)" -c "$(IS_311)" 2>/dev/null || { echo \
	'エラー：Python 3.11 が見つかりません（期待：python3.11 または 3.11 の python3）。対処：Python 3.11 を入れるか、make PYTHON=実行ファイル と指定してください。' >&2; exit 1; }
	@echo '[1/3] 仮想環境 $(VENV) を用意しています'
	@grep -qsF '$(CURDIR)/' $(BIN)/pip && $(BIN)/python -c "$(IS_311)" 2>/dev/null \
		|| "$(PYTHON)" -m venv --clear $(VENV) || { echo \
	'エラー：仮想環境を作れませんでした（期待：venv と pip を含む Python 3.11）。対処：Debian 系では apt-get install python3-venv を実行してください。' >&2; exit 1; }
	@echo '[2/3] 依存パッケージを入れています（はじめは数分かかります）'
	@$(BIN)/python -m pip install "$$(grep '^setuptools==' requirements.lock)" \
		&& $(BIN)/python -m pip install --no-build-isolation -r requirements.lock || { echo \
	'エラー：依存パッケージを入れられませんでした（期待：パッケージの配布元に接続できること）。対処：上の表示を確認し、接続と空き容量（約4 GB）を整えて、もう一度実行してください。' >&2; exit 1; }
	@echo '[3/3] まちしるべを登録しています'
	@$(BIN)/python -m pip install --no-deps --no-build-isolation --editable .
	@{ echo '$(CURDIR)'; cat requirements.lock pyproject.toml; } > $(STAMP)

clean: ## .venv と作業用のファイルを消します（データフォルダーは machishirube purge で消します）
	@rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
